import { breakdown } from '../../core/insights/breakdown';
import { type BuildHistory, CACHES, FLAGS } from '../../core/insights/build-history';
import { pricing } from '../../core/insights/cost';
import { select } from '../../core/insights/filter';
import { type Insights, insights } from '../../core/insights/insights';
import { lastSuccess } from '../../core/insights/last-success';
import { listBuilds, listedBuild } from '../../core/insights/listed-build';
import type { PriceTable } from '../../core/insights/prices';
import type { ServiceLevelTarget } from '../../core/insights/service-level';
import { timeline } from '../../core/insights/timeline';
import type { Block, Notice, PageContent } from './page-content';
import { filterOf, type PageState } from './page-state';
import type { DetailedBuild } from './pages/build-details';
import { debug } from './pages/debug';
import { onCall } from './pages/on-call';
import { overview } from './pages/overview';
import * as words from './words';

export interface PageOptions {
  /** Milliseconds since the epoch. */
  now: number;
  prices: PriceTable;
  /** Builds that the connection may run at one time, where the user has said so. */
  quota?: number;
  targets: readonly ServiceLevelTarget[];
  /** What is known of the history itself. */
  notices: readonly Notice[];
}

const MOST_GROUPS = 50;
const MOST_LATEST = 50;

/** What a page shows of a history. */
export function pageContent(history: BuildHistory, state: PageState, options: PageOptions): PageContent {
  const { now, prices, quota, targets } = options;
  const filter = filterOf(state, now);
  if (history.size === 0) return { page: state.page, notices: [...options.notices, NO_BUILDS], blocks: [] };
  const wanted = targets.filter(({ project }) => state.project === undefined || project === state.project);
  const all = insights(history, filter, {
    now,
    prices,
    targets: wanted,
    ...(quota !== undefined && { quota }),
  });
  return {
    page: state.page,
    notices: [...options.notices, ...about(history, all, state)],
    blocks: blocksOf(history, all, state, options),
  };
}

const NO_BUILDS: Notice = {
  severity: 'information',
  text: 'There are no builds to show yet. They show here as they are read.',
};

function about(history: BuildHistory, all: Insights, state: PageState): Notice[] {
  const notices: Notice[] = [];
  const { builds, cost } = all.figures;
  if (builds.total === 0)
    notices.push({
      severity: 'information',
      text: 'No build fits the filters: none began in this time with what is chosen above.',
    });
  if (state.page === 'overview' && cost.builds === 0 && cost.unknown > 0)
    notices.push({
      severity: 'information',
      text: 'No cost is known: the setting codebuild.insights.prices has no price for the regions and compute types of these builds.',
    });
  for (const id of state.page === 'debug' ? [state.build, state.other] : [])
    if (id !== undefined && history.rowOf(id) === undefined)
      notices.push({
        severity: 'warning',
        text: `The build ${words.name(id)} is not in the history that was read.`,
      });
  return notices;
}

function blocksOf(
  history: BuildHistory,
  all: Insights,
  state: PageState,
  { now, prices, targets }: PageOptions,
): Block[] {
  const selection = () => select(history, filterOf(state, now));
  switch (state.page) {
    case 'overview': {
      const groups = breakdown(selection(), state.by, { prices, most: MOST_GROUPS });
      const target = targets.find(
        ({ project, branch }) => project === state.project && branch === state.branch,
      );
      return overview(all, { breakdown: { by: state.by, groups }, target });
    }
    case 'onCall': {
      const listed = (ids: readonly string[]) =>
        ids.flatMap((id) => {
          const row = history.rowOf(id);
          return row === undefined ? [] : listedBuild(history, row);
        });
      const { running, queued } = all.runningNow;
      const numberOf = (id: string | undefined) =>
        id === undefined ? undefined : history.placeOf(id)?.number || undefined;
      return onCall(all, { running: listed(running), queued: listed(queued), numberOf });
    }
    case 'debug':
      return debug(all, {
        build: detailed(history, state.build, prices),
        other: detailed(history, state.other, prices),
        latest: listBuilds(selection(), MOST_LATEST),
      });
  }
}

function detailed(
  history: BuildHistory,
  id: string | undefined,
  prices: PriceTable,
): DetailedBuild | undefined {
  const row = id === undefined ? undefined : history.rowOf(id);
  if (row === undefined) return undefined;
  const cost = pricing(history, prices)(row);
  const success = lastSuccess(history, row);
  const cache = CACHES[history.cache.at(row)];
  return {
    listed: listedBuild(history, row),
    timeline: timeline(history, row),
    ...(success && { lastSuccess: success }),
    ...(history.has(row, FLAGS.knowsTests) && {
      tests: {
        succeeded: history.testCounts.at(row, 0),
        failed: history.testCounts.at(row, 1),
        skipped: history.testCounts.at(row, 2),
        unknown: history.testCounts.at(row, 3),
      },
    }),
    ...(cache !== undefined && cache !== 'unknown' && { cache }),
    ...(!Number.isNaN(cost) && { cost }),
  };
}
