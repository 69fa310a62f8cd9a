import type { BuildEvent } from '../events';
import { createLogReader } from '../log/grammar';
import { BuildRecord } from './build-record';
import { explain } from './explain';
import type { Explanation } from './explanation';
import type { KnownBuild } from './known-build';
import { NOTE_RULES } from './note-rules';
import { CAUSE_RULES } from './rules';
import { LineWatch } from './watched-lines';

/** Listens to one build, and explains its failure when it has ended. */
export interface FailureExplainer {
  /** Events in any order; memory stays small however long the log is. */
  hear(event: BuildEvent): void;
  /** Undefined where no phase has failed, or the build was stopped. */
  explain(known?: KnownBuild): Explanation | undefined;
}

/** Makes explainers for any number of builds, which share what finds the lines that rules want. */
export function createFailureExplainers(): () => FailureExplainer {
  const watch = new LineWatch([...CAUSE_RULES, ...NOTE_RULES]);
  return () => {
    const record = new BuildRecord(watch);
    return {
      hear: (event) => record.hear(event),
      explain: (known = {}) => explain(record, watch, known),
    };
  };
}

/** Explains the failure of a finished log, given in pieces of any size. */
export function explainLog(pieces: Iterable<string>, known: KnownBuild = {}): Explanation | undefined {
  const explainer = createFailureExplainers()();
  const reader = createLogReader('');
  for (const piece of pieces) for (const event of reader.read(piece)) explainer.hear(event);
  for (const event of reader.end()) explainer.hear(event);
  return explainer.explain(known);
}
