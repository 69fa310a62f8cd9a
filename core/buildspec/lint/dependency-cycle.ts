import { type Cycle, findCycles } from '../cycles';
import { batchTasks } from '../symbols/batch';
import type { ScalarNode } from '../tree';
import type { Finding, LintRule } from './rule';

/** Builds that wait for each other never start. */
export const dependencyCycle: LintRule = {
  code: 'dependency-cycle',
  severity: 'error',
  check({ tree }) {
    const edges = new Map<string, ScalarNode[]>();
    for (const { list, identifier, dependOn } of batchTasks(tree)) {
      if (list === 'build-graph' && identifier) edges.set(identifier.value, dependOn);
    }
    return findCycles(edges).map(finding);
  },
};

function finding({ names, closing: { value, range } }: Cycle<ScalarNode>): Finding {
  const shown = names.length > 6 ? [...names.slice(0, 3), '…', ...names.slice(-2)] : names;
  return {
    message:
      names.length === 1
        ? `\`${value}\` waits for itself, so the batch cannot run. Remove it from its \`depend-on\`.`
        : `These builds wait for each other, so the batch cannot run: ${[...shown, value].join(' → ')}. Remove one \`depend-on\`.`,
    range,
  };
}
