import type { Distribution } from '../../../core/insights/distribution';
import type { Insights } from '../../../core/insights/insights';
import type { Ratio } from '../../../core/insights/ratio';
import { changeOfNumber, changeOfShare } from '../changes';
import type { Tile, TilesBlock } from '../page-content';
import * as words from '../words';

/** The figures that are one number each, beside those of the range before. */
export function tiles({ figures, before, pricesOf }: Insights): TilesBlock {
  return {
    kind: 'tiles',
    id: 'figures',
    title: 'At a glance',
    note: 'Compared with the range of the same length before.',
    tiles: [
      successTile(figures.success, before.success),
      {
        label: 'Builds',
        value: words.count(figures.builds.total),
        change: changeOfNumber(figures.builds.total, before.builds.total, { more: 'more', less: 'fewer' }),
        note: leftOut(figures),
      },
      {
        label: 'Median duration',
        value: lengthOf(figures.latency),
        change: changeOfNumber(figures.latency.median, before.latency.median, SLOWER),
        note: figures.latency.count > 0 ? `90% within ${words.duration(figures.latency.p90)}` : undefined,
      },
      {
        label: 'Median wait',
        value: lengthOf(figures.queueWait),
        change: changeOfNumber(figures.queueWait.median, before.queueWait.median, SLOWER),
        note: figures.queueWait.count > 0 ? `95% within ${words.duration(figures.queueWait.p95)}` : undefined,
      },
      {
        label: 'Started minutes',
        value: words.count(figures.startedMinutes),
        change: changeOfNumber(figures.startedMinutes, before.startedMinutes, {
          more: 'more',
          less: 'fewer',
        }),
      },
      costTile(figures, before, pricesOf),
      ...shareTiles(figures, before),
    ],
  };
}

const shareOf = ({ ratio }: Ratio) => (ratio === undefined ? undefined : words.percent(ratio));
const lengthOf = ({ median }: Distribution) => (median === undefined ? undefined : words.duration(median));

const SLOWER = { more: 'longer', less: 'shorter', moreIs: 'worse' } as const;

function successTile(now: Insights['figures']['success'], before: Insights['before']['success']): Tile {
  return {
    label: 'Success rate',
    value: shareOf(now),
    change: changeOfShare(now.ratio, before.ratio),
    note: now.of > 0 ? `${words.count(now.part)} of ${words.count(now.of)}` : 'No build has ended',
  };
}

/** Builds that are in the count and in few other figures. */
function leftOut({ builds: { byStatus, skewed, gone } }: Insights['figures']): string | undefined {
  const parts = [
    byStatus.STOPPED > 0 && `${words.count(byStatus.STOPPED)} stopped`,
    byStatus.IN_PROGRESS > 0 && `${words.count(byStatus.IN_PROGRESS)} running`,
    byStatus.UNKNOWN > 0 && `${words.count(byStatus.UNKNOWN)} of unknown status`,
    gone > 0 && `${words.count(gone)} deleted while running`,
    skewed > 0 && `${words.count(skewed)} ended before they began`,
  ].filter((part) => part !== false);
  return parts.length > 0 ? parts.join(', ') : undefined;
}

function costTile(
  { cost: now }: Insights['figures'],
  { cost: before }: Insights['before'],
  pricesOf: string,
): Tile {
  const parts = [
    now.perBuild !== undefined && `${words.dollars(now.perBuild)} a build`,
    now.unknown > 0 && `not known for ${words.count(now.unknown)}`,
    now.builds > 0 && `prices of ${words.name(pricesOf)}`,
  ].filter((part) => part !== false);
  return {
    label: 'Cost',
    value: now.builds > 0 ? words.dollars(now.dollars) : undefined,
    change:
      now.builds > 0
        ? changeOfNumber(now.dollars, before.dollars, { more: 'more', less: 'less' })
        : undefined,
    note: parts.length > 0 ? parts.join(', ') : undefined,
  };
}

function shareTiles(now: Insights['figures'], before: Insights['before']): Tile[] {
  const { tests, cache, artifacts, flakyBuilds: flaky, retries } = now;
  return [
    {
      label: 'Tests passed',
      value: shareOf(tests),
      change: changeOfShare(tests.ratio, before.tests.ratio),
      note: tests.builds > 0 ? `reports of ${words.counted(tests.builds, 'build')}` : 'No report was read',
    },
    {
      label: 'Cache hits',
      value: shareOf(cache),
      change: changeOfShare(cache.ratio, before.cache.ratio),
      note: cache.of > 0 ? `logs of ${words.counted(cache.of, 'build')}` : 'No log was read',
    },
    {
      label: 'Artifacts',
      value: shareOf(artifacts),
      change: changeOfShare(artifacts.ratio, before.artifacts.ratio),
      note:
        artifacts.of > 0
          ? `${words.count(artifacts.part)} of ${words.count(artifacts.of)} published`
          : 'Nothing to publish',
    },
    {
      label: 'Flaky versions',
      value: shareOf(flaky),
      note:
        flaky.of > 0
          ? `${words.count(flaky.part)} of ${words.count(flaky.of)} built more than once`
          : 'No version was built twice',
    },
    {
      label: 'Built again',
      value: words.count(retries.automatic + retries.again),
      note:
        retries.succeeded.of > 0 ? `${words.percent(retries.succeeded.ratio)} of them succeeded` : undefined,
    },
  ];
}
