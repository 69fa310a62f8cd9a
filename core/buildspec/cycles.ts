/** Builds that wait for each other. */
export interface Cycle<Edge> {
  /** In the order in which each waits for the next; the last waits for the first. */
  names: string[];
  /** The dependency that closes the circle. */
  closing: Edge;
}

/** The circles among dependencies, which are given by the name of who waits. Names that wait for nobody may be left out. */
export function findCycles<Edge extends { value: string }>(
  dependencies: ReadonlyMap<string, readonly Edge[]>,
): Cycle<Edge>[] {
  const cycles: Cycle<Edge>[] = [];
  const done = new Set<string>();
  for (const first of dependencies.keys()) if (!done.has(first)) walk(first, dependencies, done, cycles);
  return cycles;
}

/** Depth first without recursion: a graph may be a chain of thousands. */
function walk<Edge extends { value: string }>(
  first: string,
  dependencies: ReadonlyMap<string, readonly Edge[]>,
  done: Set<string>,
  cycles: Cycle<Edge>[],
): void {
  const path = [{ name: first, next: 0 }];
  const onPath = new Set([first]);
  for (let top = path.at(-1); top; top = path.at(-1)) {
    const edge = dependencies.get(top.name)?.[top.next++];
    if (!edge) {
      done.add(top.name);
      onPath.delete(top.name);
      path.pop();
    } else if (onPath.has(edge.value)) {
      const names = path.map(({ name }) => name);
      cycles.push({ names: names.slice(names.indexOf(edge.value)), closing: edge });
    } else if (dependencies.has(edge.value) && !done.has(edge.value)) {
      path.push({ name: edge.value, next: 0 });
      onPath.add(edge.value);
    }
  }
}
