import { batchTasks, matrixAxes, matrixBuilds, matrixSize } from '../../core/buildspec/symbols/batch';
import type { Node } from '../../core/buildspec/tree';
import type { BuildspecDocument } from '../documents';
import { code, type Note, title } from './note';

const MOST_BUILDS = 20;

/** The builds of a matrix, counted and listed. */
export function matrixWords(tree: Node | undefined): string | undefined {
  const axes = matrixAxes(tree);
  const size = matrixSize(axes);
  if (size === 0) return undefined;
  const sum = axes.map(({ values }) => values.length).join(' × ');
  const head = `**${size} ${size === 1 ? 'build' : 'builds'}**${axes.length > 1 ? ` (${sum})` : ''}`;
  const builds = matrixBuilds(axes, MOST_BUILDS).map(
    (build, index) => `| ${[index + 1, ...build.map(cell)].join(' | ')} |`,
  );
  const table = [
    `| | ${axes.map(({ name }) => cell(name)).join(' | ')} |`,
    `|${'---|'.repeat(axes.length + 1)}`,
    ...builds,
  ];
  const more = size - builds.length;
  return [head, table.join('\n'), ...(more > 0 ? [`and ${more} more`] : [])].join('\n\n');
}

function cell(text: string): string {
  return code(text, 60).replaceAll('|', '\\|');
}

/** The builds of a graph in the order in which they can run: each line starts when the ones before it have ended. */
export function graphWords(tree: Node | undefined): string | undefined {
  const builds = batchTasks(tree).filter(({ list, identifier }) => list === 'build-graph' && identifier);
  const names = new Set(builds.map(({ identifier }) => identifier?.value ?? ''));
  const done = new Set<string>();
  const steps: string[] = [];
  while (done.size < names.size) {
    const ready = builds.filter(({ identifier, dependOn }) => {
      const isWaiting = dependOn.some(({ value }) => names.has(value) && !done.has(value));
      return !done.has(identifier?.value ?? '') && !isWaiting;
    });
    // what is left waits for itself
    if (ready.length === 0) break;
    for (const { identifier } of ready) done.add(identifier?.value ?? '');
    steps.push(
      `${steps.length + 1}. ${ready.map(({ identifier }) => code(identifier?.value ?? '')).join(', ')}`,
    );
  }
  if (steps.length === 0) return undefined;
  const head = `**${builds.length} ${builds.length === 1 ? 'build' : 'builds'}**`;
  return [head, steps.join('\n')].join('\n\n');
}

/** A batch identifier: which builds it waits for, and which wait for it. */
export function identifierNote(document: BuildspecDocument, offset: number): Note | undefined {
  const here = document.symbols.identifiers.find(({ range }) => range.start <= offset && offset <= range.end);
  if (!here) return undefined;
  const builds = batchTasks(document.tree);
  const own = builds.find(({ identifier }) => identifier?.value === here.name);
  const list = (names: string[]) => [...new Set(names)].map((name) => code(name)).join(', ');
  const before = own?.dependOn.map(({ value }) => value) ?? [];
  const after = builds.flatMap(({ identifier, dependOn }) =>
    identifier && dependOn.some(({ value }) => value === here.name) ? [identifier.value] : [],
  );
  const lines = [
    ...(own ? [] : ['No build of this batch has this identifier.']),
    ...(before.length > 0 ? [`Waits for ${list(before)}`] : []),
    ...(after.length > 0 ? [`${list(after)} ${after.length === 1 ? 'waits' : 'wait'} for it`] : []),
  ];
  return {
    range: here.range,
    markdown: [title(here.name), lines.join('  \n')].filter((part) => part).join('\n\n'),
  };
}
