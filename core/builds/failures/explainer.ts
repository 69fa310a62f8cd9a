import type { BuildEvent } from '../events';
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
