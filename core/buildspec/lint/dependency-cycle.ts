import type { ScalarNode } from '../tree';
import { batchTasks } from './batch-tasks';
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
    const findings: Finding[] = [];
    const done = new Set<string>();
    for (const first of edges.keys()) walk(first, edges, done, findings);
    return findings;
  },
};

/** Depth first without recursion: a graph may be a chain of thousands. */
function walk(
  first: string,
  edges: ReadonlyMap<string, ScalarNode[]>,
  done: Set<string>,
  findings: Finding[],
): void {
  if (done.has(first)) return;
  const path = [{ name: first, next: 0 }];
  const onPath = new Set([first]);
  for (let top = path.at(-1); top; top = path.at(-1)) {
    const edge = edges.get(top.name)?.[top.next++];
    if (!edge) {
      done.add(top.name);
      onPath.delete(top.name);
      path.pop();
    } else if (onPath.has(edge.value)) findings.push(cycle(path, edge));
    else if (edges.has(edge.value) && !done.has(edge.value)) {
      path.push({ name: edge.value, next: 0 });
      onPath.add(edge.value);
    }
  }
}

function cycle(path: readonly { name: string }[], { value, range }: ScalarNode): Finding {
  const names = path.slice(path.findIndex(({ name }) => name === value)).map(({ name }) => name);
  const shown = names.length > 6 ? [...names.slice(0, 3), '…', ...names.slice(-2)] : names;
  return {
    message:
      names.length === 1
        ? `\`${value}\` waits for itself, so the batch cannot run. Remove it from its \`depend-on\`.`
        : `These builds wait for each other, so the batch cannot run: ${[...shown, value].join(' → ')}. Remove one \`depend-on\`.`,
    range,
  };
}
