import type { PageOptions } from '../../../client/insights/page';
import type { Block, TableBlock } from '../../../client/insights/page-content';
import type { PhaseType } from '../../../core/builds/events';
import type { BuildRecord, RecordedStatus } from '../../../core/builds/history/record';
import { BuildHistory } from '../../../core/insights/build-history';
import { DEFAULT_PRICES } from '../../../core/insights/default-prices';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
/** Of these tests: a Thursday. */
export const NOW = Date.UTC(2026, 10, 26, 12);

export const OPTIONS: PageOptions = { now: NOW, prices: DEFAULT_PRICES, targets: [], notices: [] };

interface Given extends Partial<Omit<BuildRecord, 'phases' | 'startTime' | 'endTime'>> {
  /** Milliseconds before NOW. */
  ago?: number;
  /** Milliseconds; null for a build without an end. */
  takes?: number | null;
  phases?: [PhaseType, number, RecordedStatus?][];
}

/** A build of web on main that took two minutes and succeeded, but for what is given. */
export function aRecord({ ago = HOUR, takes = 2 * MINUTE, phases = [], ...given }: Given): BuildRecord {
  const startTime = NOW - ago;
  let time = startTime;
  return {
    id: 'web:1',
    runsOn: 'cloud',
    project: 'web',
    region: 'us-east-1',
    status: 'SUCCEEDED',
    startTime,
    ...(takes !== null && { endTime: startTime + takes }),
    phases: phases.map(([phaseType, duration, phaseStatus = 'SUCCEEDED']) => {
      const phase = { phaseType, phaseStatus, startTime: time, duration };
      time += duration;
      return phase;
    }),
    trigger: 'user',
    initiator: 'ana',
    branch: 'main',
    environmentType: 'LINUX_CONTAINER',
    computeType: 'BUILD_GENERAL1_SMALL',
    ...given,
  };
}

export function aHistory(...builds: Given[]): BuildHistory {
  const history = new BuildHistory();
  for (const [index, build] of builds.entries())
    history.add(aRecord({ id: `${build.project ?? 'web'}:${index + 1}`, number: index + 1, ...build }));
  return history;
}

/** What a table says, row by row. */
export const texts = (block: Block | undefined): string[][] =>
  block?.kind === 'table' ? block.rows.map((row) => row.map(({ text }) => text)) : [];

export function tableOf(blocks: readonly Block[], id: string): TableBlock {
  const block = blocks.find((each) => each.id === id);
  if (block?.kind !== 'table') throw new Error(`There is no table ${id}.`);
  return block;
}

/** Figures by their labels. */
export function tilesOf(
  blocks: readonly Block[],
): Record<string, [value?: string, change?: string, note?: string]> {
  return Object.fromEntries(
    blocks.flatMap((block) =>
      block.kind === 'tiles'
        ? block.tiles.map(({ label, value, change, note }) => [label, [value, change?.text, note] as const])
        : [],
    ),
  ) as ReturnType<typeof tilesOf>;
}
