import type { Range } from '../../buildspec/tree';
import type { PhaseContext, PhaseType, StatusType } from '../events';
import type { BuildspecView } from './buildspec-view';
import type { ExplainedCommand, Finding } from './explanation';
import type { KnownBuild } from './known-build';

/** What lines a rule wants to see. */
export interface LinePattern {
  /** Only a line with one of these words is looked at, in any case of letters. ASCII. */
  words: readonly string[];
  /** Match the line without escape sequences and secrets; of several the first one counts that does. */
  pattern: RegExp | readonly RegExp[];
  /** Lines that say nothing, though they match. */
  except?: RegExp;
  /** The pattern looks for secrets themselves; what it matched must not be shown. */
  unmasked?: true;
}

/** A line that matched; `text` can be shown. */
export interface SeenLine {
  text: string;
  match: RegExpExecArray;
}

/** The first failed phase of a build, as rules look at it. */
export interface Failure {
  phaseType: PhaseType;
  phaseStatus: StatusType;
  contexts: readonly PhaseContext[];
  command?: ExplainedCommand;
  /** The phases that failed after it. */
  laterFailures: readonly { phaseType: PhaseType; contexts: readonly PhaseContext[] }[];
  /** The last line of the command's output that is not empty. */
  lastLine: string;
  known: KnownBuild;
  buildspec?: BuildspecView;
}

/** What a rule found; its code is the rule's. */
export interface RuleFinding extends Omit<Finding, 'code'> {
  /** A better place in the buildspec than the command's. */
  range?: Range;
  /** The lines to show, where they are not those that the rule wanted. */
  lines?: string[];
  /** A context or an exit status proves it, whatever lines the rule looks at beside. */
  certainty?: 'certain';
}

/** One reason why builds fail, or one thing worth knowing of a failed build. */
export interface FailureRule {
  /** Kebab case; docs/failures.md has a row for it. */
  code: string;
  /** Lines of what failed: the output of the command, the agent's own lines of a phase without, and the phase's contexts. */
  lines?: LinePattern;
  /** Lines of the whole build, whatever became of their command. */
  anywhere?: LinePattern;
  /** Both in their order, the first few and the last few of them; undefined where the rule does not fit. Says only what they prove. */
  explain(
    failure: Failure,
    lines: readonly SeenLine[],
    anywhere: readonly SeenLine[],
  ): RuleFinding | undefined;
}
