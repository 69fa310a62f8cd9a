import type { Severity } from './problems';
import type { ShellReading } from './shell/script';

/** How a user wants a rule's findings: under another severity, or not at all. */
export type Severities = Readonly<Record<string, Severity | 'off'>>;

export interface ReadOptions {
  /** By the rule's code; a rule that is not named keeps its own. */
  severities?: Severities;
  /** How a command is read as shell; whoever reads many versions of a file keeps what it has read. */
  readShell?: (command: string) => ShellReading;
}
