import type { Explanation, FailureFix } from '../../core/builds/failures/explanation';
import type { LogPlace } from '../log/log-place';

/** A failed build, why it failed, and what can be done from here. */
export interface ExplainedBuild {
  /** Such as `web #12`. */
  title: string;
  /** Undefined where no phase has failed. */
  explanation: Explanation | undefined;
  /** Why there is nothing to explain, and what could not be looked at. */
  notes?: readonly string[];
  buildspec?: ExplainedBuildspec;
  /** Its log, by which the sources are known that its paths count from. */
  log?: LogPlace;
  /** Opens the log, at a line that says so where it has one. */
  openLog?(line: string | undefined): Promise<void>;
  /** Begins a build that has what these fixes ask for; absent where none can be started. */
  buildWith?(fix: BuildFix): Promise<void>;
}

/** A fix that is no edit: the build itself must be asked otherwise. */
export type BuildFix = Extract<FailureFix, { kind: 'privileged' | 'timeout' }>;

/** The buildspec that a failure was explained with. */
export interface ExplainedBuildspec {
  /** As the build had it, as far as that is known. */
  text: string;
  /** As people call it. */
  name: string;
  /** The address of the document that shows it. */
  document: string;
  /** That it is a file of the workspace, which a fix may change. */
  isFile: boolean;
  /** Why the build failed if that were its buildspec. */
  explainWith(text: string): Explanation | undefined;
}
