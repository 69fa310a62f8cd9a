import { PHASE_TYPES } from '../../../core/builds/history/phase-types';
import type { RecordedStatus, TestCounts } from '../../../core/builds/history/record';
import type { ListedBuild } from '../../../core/insights/listed-build';
import type { TimelinePhase } from '../../../core/insights/timeline';
import * as cells from '../cells';
import type { Block, Cell, ChartBlock, Series, TableBlock } from '../page-content';
import * as words from '../words';

/** A build with all that is kept of it. */
export interface DetailedBuild {
  listed: ListedBuild;
  timeline: readonly TimelinePhase[];
  /** Absent where its reports were not read. */
  tests?: TestCounts;
  cache?: 'hit' | 'miss';
  /** US dollars; absent where it is not known. */
  cost?: number;
  /** Of a build that failed: the latest one of its project and branch before it that succeeded. */
  lastSuccess?: { id: string; number?: number };
}

/** A build by itself, or beside another one. */
export function details(build: DetailedBuild, other?: DetailedBuild): Block[] {
  return [facts(build, other), timeline(build, other), phases(build, other)];
}

const title = ({ listed: { project, number } }: DetailedBuild) =>
  `${words.name(project)}${number === undefined ? '' : ` #${number}`}`;

type Fact = [name: string, read: (build: DetailedBuild) => Cell];

const FACTS: readonly Fact[] = [
  ['Status', ({ listed }) => ({ text: words.status(listed.status) })],
  ['Started (UTC)', ({ listed }) => ({ text: words.time(listed.startTime) })],
  ['Duration', ({ listed }) => cells.duration(listed.duration)],
  ['Branch', ({ listed }) => cells.text(listed.branch)],
  ['Version', ({ listed }) => ({ text: words.version(listed.sourceVersion) })],
  ['Started by', ({ listed }) => cells.text(listed.initiator)],
  ['Trigger', ({ listed }) => ({ text: words.trigger(listed.trigger) })],
  ['Compute type', ({ listed }) => cells.text(listed.computeType)],
  ['Cost', ({ cost }) => cells.dollars(cost)],
  [
    'Cache',
    ({ cache }) => ({ text: cache === undefined ? 'Not known' : cache === 'hit' ? 'Restored' : 'Missed' }),
  ],
  ['Tests', ({ tests }) => ({ text: tests ? testsText(tests) : 'Not known' })],
  ['Log', ({ listed }) => ({ text: 'Open log', target: { kind: 'log', id: listed.id } })],
];

function facts(build: DetailedBuild, other: DetailedBuild | undefined): TableBlock {
  const builds = other ? [build, other] : [build];
  const rows = FACTS.map(([name, read]) => {
    const found = builds.map(read);
    const differs = other && found[0]?.text !== found[1]?.text;
    return [{ text: name }, ...found, ...(other ? [{ text: differs ? 'Differs' : '' }] : [])];
  });
  return {
    kind: 'table',
    id: 'build',
    title: other ? `${title(build)} beside ${title(other)}` : title(build),
    columns: [
      { title: '' },
      ...builds.map((each) => ({ title: title(each) })),
      ...(other ? [{ title: '' }] : []),
    ],
    rows: [
      ...rows,
      ...(builds.some(hasFailed) ? [causes(builds, other !== undefined)] : []),
      ...(build.lastSuccess && !other ? [lastSuccess(build.lastSuccess)] : []),
    ],
    empty: '',
  };
}

function causes(builds: readonly DetailedBuild[], isCompared: boolean): Cell[] {
  const found = builds.map((build): Cell => {
    if (!hasFailed(build)) return { text: words.NOTHING };
    const { cause, id } = build.listed;
    return {
      text: cause === undefined ? 'Explain failure' : words.cause(cause),
      target: { kind: 'explain', id },
    };
  });
  return [{ text: 'Cause' }, ...found, ...(isCompared ? [{ text: '' }] : [])];
}

function lastSuccess({ id, number }: { id: string; number?: number }): Cell[] {
  const name = number === undefined ? 'it' : `#${number}`;
  return [{ text: 'Last success' }, { text: `Compare with ${name}`, target: { kind: 'compare', id } }];
}

const FAILED: ReadonlySet<RecordedStatus> = new Set(['FAILED', 'FAULT', 'TIMED_OUT']);

const hasFailed = ({ listed }: DetailedBuild) => FAILED.has(listed.status);

function testsText({ succeeded, failed, skipped, unknown }: TestCounts): string {
  const parts = [
    `${words.count(succeeded)} passed`,
    failed > 0 && `${words.count(failed)} failed`,
    skipped > 0 && `${words.count(skipped)} skipped`,
    unknown > 0 && `${words.count(unknown)} unknown`,
  ];
  return parts.filter((part) => part !== false).join(', ');
}

function timeline(build: DetailedBuild, other: DetailedBuild | undefined): ChartBlock {
  const phaseTypes = typesOf(build, other);
  return {
    kind: 'chart',
    id: 'timeline',
    title: 'Phases as a timeline',
    note: 'From the start of the build.',
    shape: 'spans',
    isWide: true,
    scale: 'seconds',
    points: 'Phase',
    labels: phaseTypes,
    series: [build, ...(other ? [other] : [])].map((each) => spans(each, phaseTypes)),
    targets: phaseTypes.map(() => ({ kind: 'log', id: build.listed.id })),
    empty: 'The times of its phases are not known.',
  };
}

function spans(build: DetailedBuild, phaseTypes: readonly string[]): Series {
  const found = phaseTypes.map((phaseType) => build.timeline.find((phase) => phase.phaseType === phaseType));
  return {
    name: title(build),
    values: found.map((phase) =>
      phase?.start === undefined || phase.duration === undefined
        ? null
        : [cells.rounded(phase.start / 1000), cells.rounded((phase.start + phase.duration) / 1000)],
    ),
    texts: found.map((phase) =>
      phase?.duration === undefined
        ? words.NOTHING
        : `${words.duration(phase.duration)}, ${words.status(phase.phaseStatus)}`,
    ),
  };
}

function phases(build: DetailedBuild, other: DetailedBuild | undefined): TableBlock {
  const builds = other ? [build, other] : [build];
  return {
    kind: 'table',
    id: 'build-phases',
    title: 'Phases',
    columns: [
      { title: 'Phase' },
      ...builds.flatMap((each) => {
        const of = other ? ` of ${shortTitle(each)}` : '';
        return [{ title: `Status${of}` }, { title: `Duration${of}`, isNumeric: true }];
      }),
      ...(other ? [{ title: 'Longer by', isNumeric: true }] : []),
    ],
    rows: typesOf(build, other).map((phaseType) => {
      const found = builds.map((each) => each.timeline.find((phase) => phase.phaseType === phaseType));
      const [first, second] = found;
      return [
        { text: phaseType },
        ...found.flatMap((phase) => [
          { text: phase ? words.status(phase.phaseStatus) : words.NOTHING },
          cells.duration(phase?.duration),
        ]),
        ...(other ? [longer(first?.duration, second?.duration)] : []),
      ];
    }),
    empty: 'Its phases are not known.',
  };
}

function shortTitle(build: DetailedBuild): string {
  return build.listed.number === undefined ? title(build) : `#${build.listed.number}`;
}

/** How much longer the first one took; with a minus where it was faster. */
function longer(first: number | undefined, second: number | undefined): Cell {
  if (first === undefined || second === undefined) return { text: words.NOTHING };
  const difference = first - second;
  const sign = difference < 0 ? '−' : '';
  const length = Math.abs(difference);
  return {
    text: length < 1000 ? '0s' : `${sign}${words.duration(length)}`,
    value: cells.rounded(difference / 1000),
  };
}

/** In the order of a build. COMPLETED has no duration. */
function typesOf(build: DetailedBuild, other: DetailedBuild | undefined): string[] {
  const all = [...build.timeline, ...(other?.timeline ?? [])].map(({ phaseType }) => phaseType);
  return PHASE_TYPES.filter((phaseType) => phaseType !== 'COMPLETED' && all.includes(phaseType));
}
