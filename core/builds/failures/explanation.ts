import type { TextEdit } from '../../buildspec/problems';
import type { Range } from '../../buildspec/tree';
import type { PhaseContext, PhaseType, StatusType } from '../events';

/** A statement of an IAM policy that would have allowed what was refused. */
export interface IamStatement {
  Effect: 'Allow';
  Action: string[];
  Resource: string[];
}

/** What makes the next build go further. Nothing is applied here. */
export type FailureFix =
  | {
      kind: 'buildspec';
      /** Title case, as VS Code shows it. */
      title: string;
      /** Offsets in the buildspec that the failure was explained with. */
      edits: TextEdit[];
    }
  | { kind: 'privileged'; title: string }
  | { kind: 'timeout'; title: string; minutes: number }
  | {
      kind: 'iam-statement';
      title: string;
      statement: IamStatement;
      /** The name of the role that lacks it. */
      role?: string;
    };

/**
 * How far the lines prove it: `certain` is said by CodeBuild itself or by an exit status, `likely` stands among the last lines of what
 * failed, `possible` further up.
 */
export type Certainty = 'certain' | 'likely' | 'possible';

/** What a cause is introduced with. */
export const CAUSE_HEADS: Readonly<Record<Certainty, string>> = {
  certain: 'Cause',
  likely: 'Likely cause',
  possible: 'Possible cause',
};

/** Something that a rule has found. */
export interface Finding {
  /** The rule's code; docs/failures.md tells of each. */
  code: string;
  /** One or two sentences: what happened. */
  message: string;
  /** What to do, in a sentence or two. */
  advice: string;
  /** A page of AWS's documentation, or of the tool's. */
  docs?: string;
  fix?: FailureFix;
}

export interface Cause extends Finding {
  certainty: Certainty;
}

/** The command that failed, or that ran when its phase was ended. */
export interface ExplainedCommand {
  text: string;
  section: 'commands' | 'finally';
  /** From 0 in its section; the log alone counts `finally` on from `commands`. */
  index: number;
  exitCode?: number;
}

/**
 * Why a build failed: its first failed phase, and what is known of the reason. All texts are plain, with backquotes around names: they can
 * be shown anywhere, and hold no secret.
 */
export interface Explanation {
  phaseType: PhaseType;
  phaseStatus: StatusType;
  contexts: PhaseContext[];
  command?: ExplainedCommand;
  /** The place in the buildspec, of the command or of what is wrong there. */
  range?: Range;
  /** Absent where no rule knows the failure: `lines` are the last ones then. */
  cause?: Cause;
  /** The lines that matter, in their order. */
  lines: string[];
  /** What does not explain the failure but is worth knowing. */
  notes: Finding[];
}

/** An explanation among the events of its build, before the last one. */
export interface ExplanationEvent extends Explanation {
  event: 'explanation';
  buildId: string;
  /** When the build ended; ISO 8601 UTC with milliseconds. */
  at: string;
}
