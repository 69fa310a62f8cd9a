import type { Severity } from './problems';

/** How a user wants a rule's findings: under another severity, or not at all. */
export type Severities = Readonly<Record<string, Severity | 'off'>>;

export interface ReadOptions {
  /** By the rule's code; a rule that is not named keeps its own. */
  severities?: Severities;
}
