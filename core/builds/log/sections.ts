import type { PhaseType, StatusType } from '../events';

/** A part of a log that folds: a phase, or a command in it. Lines count from 0 over the whole log. */
export interface LogSection {
  kind: 'phase' | 'command';
  /** The phase's type, or the first line of the command, shortened. */
  name: string;
  /** Of the phase, or of the phase that the command is in; undefined where the log does not tell. */
  phaseType?: PhaseType;
  /** Of its first line. */
  line: number;
  /** Of its last line so far. */
  endLine: number;
  /** Of its last line before one of another build of the batch. */
  foldLine?: number;
  /** In the log of a batch: the identifier of its build. */
  build?: string;
  /** IN_PROGRESS until its end has been seen. */
  status: StatusType;
  exitCode?: number;
  /** Milliseconds since the epoch. */
  startTime: number;
  endTime?: number;
}

/** What the agent said, in the log of a batch of one of its builds. */
export interface AgentText {
  build?: string;
  text: string;
}

/** Lines in the log of a batch that are all of one build. Both lines are included. */
export interface Stretch {
  build: string;
  line: number;
  endLine: number;
}

/** How long a section took, in milliseconds; undefined while it has no end. */
export function sectionDuration({ startTime, endTime }: LogSection): number | undefined {
  return endTime === undefined ? undefined : Math.max(0, endTime - startTime);
}

/** The innermost section that a line is in, of the line's build in the log of a batch. */
export function sectionAt(
  sections: readonly LogSection[],
  line: number,
  build?: string,
): LogSection | undefined {
  return sections.findLast(
    (section) => section.line <= line && section.endLine >= line && section.build === build,
  );
}
