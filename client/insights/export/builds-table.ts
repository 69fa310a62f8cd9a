import { pricing } from '../../../core/insights/cost';
import type { Selection } from '../../../core/insights/filter';
import { listedBuild } from '../../../core/insights/listed-build';
import type { PriceTable } from '../../../core/insights/prices';
import type { PlainTable } from '../block-table';
import * as cells from '../cells';
import type { Cell } from '../page-content';
import * as words from '../words';

/** Every build of a selection, the oldest first. */
export function buildsTable({ history, rows }: Selection, prices: PriceTable): PlainTable {
  const costOf = pricing(history, prices);
  return {
    columns: [
      'Build',
      'Project',
      'Number',
      'Status',
      'Started (UTC)',
      'Seconds',
      'Branch',
      'Version',
      'Started by',
      'Trigger',
      'Compute type',
      'Cause',
      'US dollars',
    ].map((title) => ({ title })),
    rows: [...rows].map((row): Cell[] => {
      const build = listedBuild(history, row);
      const cost = costOf(row);
      return [
        plain(build.id),
        plain(build.project),
        plain(build.number === undefined ? undefined : String(build.number)),
        plain(words.status(build.status)),
        plain(build.startTime === undefined ? undefined : new Date(build.startTime).toISOString()),
        plain(build.duration === undefined ? undefined : String(cells.rounded(build.duration / 1000))),
        plain(build.branch),
        plain(build.sourceVersion),
        plain(build.initiator),
        plain(build.trigger),
        plain(build.computeType),
        plain(build.cause),
        plain(Number.isNaN(cost) ? undefined : String(cells.rounded(cost))),
      ];
    }),
  };
}

const plain = (text = ''): Cell => ({ text });
