import { beforeEach, describe, expect, it } from 'vitest';
import type { ExportedFile } from '../../../client/insights/export/exported-file';
import { InsightsView } from '../../../client/insights/insights-view';
import type { HostMessage } from '../../../client/insights/messages';
import { FIRST_STATE } from '../../../client/insights/page-state';
import type {
  FetchOptions,
  FollowOptions,
  InsightsSource,
  SourceHistory,
} from '../../../client/insights/sources';
import type { BuildHistory } from '../../../core/insights/build-history';
import { aHistory, aRecord, HOUR, NOW } from './some-builds';

let posted: HostMessage[];
let saved: ExportedFile[];
let opened: string[];
let now: number;
let sources: InsightsSource[];
let view: InsightsView;
let isVisible: boolean;

/** A source whose fetch ends when the test says so. */
function aSource(id: string, history: BuildHistory) {
  let finish: (text: string) => void = () => undefined;
  const source = {
    id,
    name: id,
    options: undefined as FetchOptions | undefined,
    following: undefined as FollowOptions | undefined,
    isClosed: false,
    opens: 0,
    finish: (text: string) => finish(text),
    async open(): Promise<SourceHistory> {
      source.opens += 1;
      source.isClosed = false;
      return {
        history,
        notices: () => [],
        fetch(options) {
          source.options = options;
          options.onProgress('Looking for new builds…');
          return new Promise((resolve) => {
            finish = resolve;
            options.signal.addEventListener('abort', () => resolve('Stopped.'));
          });
        },
        async follow(options) {
          source.following = options;
        },
        async close() {
          source.isClosed = true;
        },
      };
    },
    openLog: async (build: string) => opened.push(`log ${id} ${build}`),
    explain: async (build: string) => opened.push(`explain ${id} ${build}`),
  };
  return source;
}

let prod: ReturnType<typeof aSource>;
let dev: ReturnType<typeof aSource>;

beforeEach(() => {
  posted = [];
  saved = [];
  opened = [];
  now = NOW;
  isVisible = true;
  prod = aSource('prod', aHistory({}, { ago: 2 * HOUR, status: 'FAILED' }));
  dev = aSource('dev', aHistory({ project: 'api' }));
  sources = [prod, dev];
  view = new InsightsView({
    sources: () => sources,
    settings: { prices: () => undefined, targets: () => undefined, quotas: () => undefined },
    clock: { now: () => now },
    isVisible: () => isVisible,
    post: (message) => posted.push(message),
    save: async (file) => void saved.push(file),
  });
});

const contents = () => posted.flatMap((message) => (message.type === 'content' ? message : []));
const progress = () => posted.flatMap((message) => (message.type === 'progress' ? message.progress : []));

/** The page has loaded, and new builds are being read. */
async function ready(state: unknown = undefined): Promise<void> {
  void view.receive({ type: 'ready', state });
  await expect.poll(() => progress().at(-1)?.isFetching).toBe(true);
}

describe('the page behind which a view stands', () => {
  it('shows what is kept at once, and reads new builds', async () => {
    await ready();
    expect(contents()[0]?.content.page).toBe('overview');
    expect(contents()[0]?.choices.sources).toEqual([
      { value: 'prod', label: 'prod' },
      { value: 'dev', label: 'dev' },
    ]);
    expect(progress().at(-1)).toEqual({ isFetching: true, text: 'Looking for new builds…' });
    prod.finish('Read: 3 new builds.');
    await expect.poll(() => progress().at(-1)).toEqual({ isFetching: false, text: 'Read: 3 new builds.' });
    await expect.poll(() => contents().length).toBe(2);
  });

  it('gets figures while builds come in, now and then', async () => {
    const history = aHistory({});
    prod = aSource('prod', history);
    sources = [prod];
    await ready();
    history.add(aRecord({ id: 'web:9' }));
    prod.options?.onProgress('1 build');
    expect(contents()).toHaveLength(1);
    now += 10_000;
    prod.options?.onProgress('2 builds');
    await expect.poll(() => contents().length).toBe(2);
    expect(progress().map(({ text }) => text)).toEqual(
      expect.arrayContaining(['Looking for new builds…', '1 build', '2 builds']),
    );
  });

  it('stops reading when it is asked to', async () => {
    await ready();
    await view.receive({ type: 'cancel' });
    await expect.poll(() => progress().at(-1)).toEqual({ isFetching: false, text: 'Stopped.' });
  });

  it('reads new builds again only when it is asked to', async () => {
    await ready();
    prod.finish('Read.');
    await expect.poll(() => progress().at(-1)?.isFetching).toBe(false);
    await view.receive({ type: 'state', state: { page: 'onCall' } });
    expect(progress().at(-1)?.isFetching).toBe(false);
    expect(contents().at(-1)?.content.page).toBe('onCall');
    void view.receive({ type: 'fetch' });
    await expect.poll(() => progress().at(-1)?.isFetching).toBe(true);
  });

  it('follows builds that run after that, while it is on screen and of that source', async () => {
    await ready();
    expect(prod.following).toBeUndefined();
    prod.finish('Read.');
    await expect.poll(() => prod.following).toBeDefined();
    const { following } = prod;
    const shown = contents().length;
    following?.onChange();
    await expect.poll(() => contents().length).toBe(shown + 1);
    expect(following?.isWanted()).toBe(true);
    isVisible = false;
    expect(following?.isWanted()).toBe(false);
    void view.receive({ type: 'state', state: { ...FIRST_STATE, source: 'dev' } });
    await expect.poll(() => dev.options).toBeDefined();
    expect(following?.signal.aborted).toBe(true);
  });

  it('shows another source, and reads on there', async () => {
    await ready();
    void view.receive({ type: 'state', state: { ...FIRST_STATE, source: 'dev' } });
    await expect.poll(() => dev.options).toBeDefined();
    expect(prod.isClosed).toBe(true);
    expect(prod.options?.signal.aborted).toBe(true);
    expect(contents().at(-1)?.choices.projects).toEqual([{ value: 'api', label: 'api' }]);
  });

  it('opens logs and explanations of builds that there are, and nothing else', async () => {
    await ready();
    const open = (kind: string, id: string) =>
      view.receive({ type: 'open', target: { kind, id }, block: 'failing-now' });
    await open('log', 'web:2');
    await open('explain', 'web:2');
    await open('log', 'web:7');
    await open('log', 'api:1');
    expect(opened).toEqual(['log prod web:2', 'explain prod web:2']);
  });

  it('goes to the details of a build, and compares it', async () => {
    await ready();
    await view.receive({ type: 'open', target: { kind: 'build', id: 'web:2' }, block: 'builds' });
    await view.receive({ type: 'open', target: { kind: 'compare', id: 'web:1' }, block: 'latest-builds' });
    expect(contents().at(-1)?.state).toMatchObject({ page: 'debug', build: 'web:2', other: 'web:1' });
  });

  it('lists the builds of a point, of the range that is shown', async () => {
    await ready();
    await view.receive({ type: 'open', target: { kind: 'range', from: 0, to: NOW + 1 }, block: 'success' });
    const list = posted.at(-1);
    expect(list).toMatchObject({ type: 'builds', block: 'success' });
    expect(list?.type === 'builds' && list.table.rows.map(([build]) => build?.text)).toEqual(['#1', '#2']);
    await view.receive({ type: 'export', format: 'csv', block: 'builds' });
    expect(saved.map(({ name }) => name)).toEqual(['codebuild-builds.csv']);
  });

  it('shows only builds of a project that was asked for before the page was there', async () => {
    await view.showProject('dev', 'api');
    expect(posted).toEqual([]);
    await ready();
    expect(contents()[0]?.state).toMatchObject({ source: 'dev', project: 'api' });
    await view.showProject('dev', 'other');
    expect(contents().at(-1)?.state).toMatchObject({ source: 'dev', project: 'other' });
  });

  it('tells a page that loads again how far the reading is', async () => {
    await ready();
    posted.length = 0;
    await view.receive({ type: 'ready', state: { page: 'onCall' } });
    expect(progress()).toEqual([{ isFetching: true, text: 'Looking for new builds…' }]);
    expect(contents().at(-1)?.content.page).toBe('onCall');
  });

  it('opens its source anew once connections have changed', async () => {
    await ready();
    const again = aSource('prod', aHistory({ project: 'new' }));
    sources = [again];
    void view.renew();
    await expect.poll(() => again.options).toBeDefined();
    expect(prod.isClosed).toBe(true);
    expect(contents().at(-1)?.choices.projects).toEqual([{ value: 'new', label: 'new' }]);
  });

  it('says so where there is no connection', async () => {
    sources = [];
    await view.receive({ type: 'ready' });
    expect(contents()[0]?.content.notices[0]?.text).toMatch(/^There is no connection/);
  });

  it('closes what it has opened', async () => {
    await ready();
    await view.dispose();
    expect(prod.isClosed).toBe(true);
    expect(prod.options?.signal.aborted).toBe(true);
  });
});
