import { UNKNOWN } from '../../core/insights/filter';
import type { ListedBuild } from '../../core/insights/listed-build';
import type { Ratio } from '../../core/insights/ratio';
import type { Cell, Column } from './page-content';
import * as words from './words';

// cells of tables, of which the same kinds come again and again

export const text = (value: string | undefined): Cell => ({ text: words.name(value) });

export const number = (value: number): Cell => ({ text: words.count(value), value });

export function share({ ratio }: Ratio): Cell {
  return { text: words.percent(ratio), ...(ratio !== undefined && { value: rounded(ratio * 100) }) };
}

/** Milliseconds in, seconds for spreadsheets. */
export function duration(milliseconds: number | undefined): Cell {
  return {
    text: words.duration(milliseconds),
    ...(milliseconds !== undefined && { value: rounded(milliseconds / 1000) }),
  };
}

export function dollars(value: number | undefined): Cell {
  return { text: words.dollars(value), ...(value !== undefined && { value: rounded(value) }) };
}

export const project = (name: string): Cell => ({
  text: words.name(name),
  ...(name !== '' && name !== UNKNOWN && { target: { kind: 'project', name } as const }),
});

/** A build by its number, which opens its log; without an id there is none. */
export function log({ id, number: buildNumber }: { id: string | undefined; number?: number }): Cell {
  if (!id) return { text: words.NOTHING };
  return { text: buildNumber ? `#${buildNumber}` : shortId(id), target: { kind: 'log', id } };
}

export const details = (id: string): Cell => ({ text: 'Details', target: { kind: 'build', id } });

/** What lists of builds show of each. */
export const BUILD_COLUMNS: Column[] = [
  { title: 'Build' },
  { title: '' },
  { title: 'Project' },
  { title: 'Status' },
  { title: 'Started (UTC)' },
  { title: 'Duration', isNumeric: true },
  { title: 'Branch' },
  { title: 'Started by' },
  { title: 'Cause' },
];

export function buildRow(build: ListedBuild): Cell[] {
  return [
    log(build),
    details(build.id),
    project(build.project),
    { text: words.status(build.status) },
    { text: words.time(build.startTime) },
    duration(build.duration),
    text(build.branch),
    text(build.initiator),
    { text: build.cause === undefined ? words.NOTHING : words.cause(build.cause) },
  ];
}

/** What an id tells apart without the project's name. */
function shortId(id: string): string {
  return words.name(id.slice(id.lastIndexOf(':') + 1)).slice(0, 8);
}

export function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
