import type { Insights } from '../../../core/insights/insights';
import * as charts from '../charts';
import type { Block, ChartBlock, TilesBlock } from '../page-content';
import * as words from '../words';
import { builds } from './builds-of';
import { brokenBy, causes, failing, flakyVersions, type OnCallParts, running } from './on-call-tables';

/** What is broken or waits now, and who has to know. */
export function onCall(insights: Insights, parts: OnCallParts): Block[] {
  return [
    tiles(insights, parts),
    failing(insights.failingNow, parts),
    running(parts),
    concurrency(insights),
    queueWait(insights),
    causes(insights),
    builds('artifact-failures', 'Failed to publish artifacts', insights.artifactFailures, {
      note: 'Builds with artifacts whose UPLOAD_ARTIFACTS phase did not succeed.',
      empty: 'Every build that came to it published its artifacts.',
    }),
    brokenBy(
      'broken-by-author',
      'Broken builds by who started them',
      'Started by',
      insights.failuresByInitiator,
      {
        note: 'CodeBuild tells who started a build, not who wrote what it builds.',
      },
    ),
    brokenBy('broken-by-branch', 'Broken builds by branch', 'Branch', insights.failuresByBranch),
    flakyVersions(insights, parts),
  ];
}

function tiles({ failingNow, concurrency, figures }: Insights, { running, queued }: OnCallParts): TilesBlock {
  const { peak, quota, atQuota } = concurrency;
  return {
    kind: 'tiles',
    id: 'now',
    title: 'Now',
    note: 'As of when the builds were last read.',
    tiles: [
      {
        label: 'Failing now',
        value: words.count(failingNow.length),
        note: 'branches whose latest build failed',
      },
      { label: 'Running', value: words.count(running.length) },
      { label: 'Queued', value: words.count(queued.length) },
      {
        label: 'Most at one time',
        value: words.count(peak),
        note: quota === undefined ? 'no quota is set' : `quota ${words.count(quota)}`,
      },
      ...(atQuota === undefined
        ? []
        : [{ label: 'At the quota', value: atQuota === 0 ? 'Never' : words.duration(atQuota) }]),
      {
        label: 'Queue wait, 95%',
        value: figures.queueWait.p95 === undefined ? undefined : words.duration(figures.queueWait.p95),
      },
    ],
  };
}

function concurrency({ concurrency: { points, quota }, size }: Insights): ChartBlock {
  const lines = [
    charts.counts(
      'Running',
      points.map(({ running }) => running),
    ),
    charts.counts(
      'Queued',
      points.map(({ queued }) => queued),
    ),
  ];
  return charts.overTime(points, size, {
    id: 'concurrency',
    title: 'Builds at one time',
    note: 'The most at one moment, of all projects of the connection; those on fleets and on this computer need no quota and do not count.',
    shape: 'lines',
    scale: 'count',
    series:
      quota === undefined
        ? lines
        : [
            ...lines,
            charts.limit(
              charts.counts(
                'Quota',
                points.map(() => quota),
              ),
            ),
          ],
    empty: 'No build ran in this range.',
  });
}

function queueWait({ trend, size }: Insights): ChartBlock {
  return charts.overTime(trend, size, {
    id: 'queue-wait',
    title: 'Queue wait',
    note: 'How long builds waited for a place: their QUEUED phase.',
    shape: 'lines',
    scale: 'seconds',
    series: [
      charts.durations(
        'Median',
        trend.map(({ queueMedian }) => queueMedian),
      ),
      charts.durations(
        '95th percentile',
        trend.map(({ queueP95 }) => queueP95),
      ),
    ],
    empty: 'No build waited in this range.',
  });
}
