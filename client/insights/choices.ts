import { type BuildHistory, TRIGGERS } from '../../core/insights/build-history';
import { UNKNOWN } from '../../core/insights/filter';
import { valuesOf } from '../../core/insights/group';
import type { Choice, Choices } from './messages';
import * as words from './words';

/** A list that is longer nobody reads. */
const MOST = 2_000;

/** What the filters offer of a history. */
export function choicesOf(history: BuildHistory): Omit<Choices, 'sources'> {
  return {
    projects: named(valuesOf(history, 'project')),
    branches: named(valuesOf(history, 'branch')),
    triggers: TRIGGERS.filter((trigger) => trigger !== 'unknown').map((value) => ({
      value,
      label: words.trigger(value),
    })),
    initiators: named(valuesOf(history, 'initiator')),
    computeTypes: named(valuesOf(history, 'computeType')),
  };
}

function named(values: readonly string[]): Choice[] {
  return values
    .slice(0, MOST)
    .map((value) => ({ value, label: value === UNKNOWN ? 'Not known' : words.name(value) }));
}
