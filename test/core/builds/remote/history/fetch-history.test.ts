import { beforeEach, describe, expect, it } from 'vitest';
import { temporaryDirectory } from '../../../emulator/support';
import { Window } from './a-window';
import { Account, aBuild, aRunningBuild, error } from './an-account';

let account: Account;
let directory: string;

const builds = (first: number, last: number, project = 'web') =>
  Array.from({ length: last - first + 1 }, (_, index) => aBuild(project, first + index));
const range = (first: number, last: number) =>
  Array.from({ length: Math.abs(last - first) + 1 }, (_, index) => first + Math.sign(last - first) * index);

beforeEach(async () => {
  account = new Account();
  directory = await temporaryDirectory();
});

describe('the first fetch', () => {
  it('reads all builds in hundreds, page by page', async () => {
    account.put(...builds(1, 250));
    const window = await Window.open(directory);
    expect(await window.fetch(account, ['web'])).toEqual({ problems: [] });
    expect(account.seen()).toEqual([
      'list web',
      'get 100 builds',
      'list web web:151',
      'get 100 builds',
      'list web web:51',
      'get 50 builds',
    ]);
    expect(window.numbers().sort((a, b) => a - b)).toEqual(range(1, 250));
    expect(window.progress.at(-1)).toEqual({ projects: 1, projectsDone: 1, builds: 250 });
    await window.close();
  });

  it('reads the newest builds of every project before older ones of any', async () => {
    account.pageSize = 2;
    account.put(...builds(1, 4), ...builds(1, 4, 'api'));
    const window = await Window.open(directory);
    await window.fetch(account, ['web', 'api']);
    expect(account.seen().filter((call) => call.startsWith('list'))).toEqual([
      'list web',
      'list api',
      'list web web:3',
      'list api api:3',
    ]);
    await window.close();
  });

  it('goes back as far as was asked, and not further', async () => {
    account.pageSize = 1;
    for (const number of range(1, 10)) account.put(aBuild('web', number, { daysAgo: 100 - number * 10 }));
    const window = await Window.open(directory);
    await window.fetch(account, ['web'], Date.UTC(2026, 5, 1));
    expect(window.numbers()).toEqual([10, 9, 8, 7]);
    await window.close();
  });

  it('is not stopped by a build whose clock was wrong', async () => {
    account.pageSize = 3;
    account.put(...builds(1, 6), aBuild('web', 5, { startTime: new Date(0), endTime: new Date(-1000) }));
    const window = await Window.open(directory);
    await window.fetch(account, ['web']);
    expect(window.numbers()).toEqual([6, 5, 4, 3, 2, 1]);
    await window.close();
  });

  it('is content with a project that has had no build', async () => {
    const build = aBuild('idle', 1);
    account.put(build).remove('idle', build.id);
    const window = await Window.open(directory);
    expect(await window.fetch(account, ['idle'])).toEqual({ problems: [] });
    expect(window.builds()).toEqual([]);
    await window.close();
  });
});

describe('a further fetch', () => {
  it('reads only what is new', async () => {
    account.put(...builds(1, 250));
    const first = await Window.open(directory);
    await first.fetch(account, ['web']);
    await first.close();
    account.seen();

    account.put(...builds(251, 253));
    const second = await Window.open(directory);
    expect(second.builds()).toHaveLength(250);
    await second.fetch(account, ['web']);
    expect(account.seen()).toEqual(['list web', 'get web:253 web:252 web:251']);
    expect(second.builds()).toHaveLength(253);
    await second.close();
  });

  it('makes one call for a project where nothing is new', async () => {
    account.put(...builds(1, 250));
    const first = await Window.open(directory);
    await first.fetch(account, ['web']);
    await first.close();
    account.seen();
    const second = await Window.open(directory);
    await second.fetch(account, ['web']);
    expect(account.seen()).toEqual(['list web']);
    await second.close();
  });

  it('goes on where one broke off, after what has come meanwhile', async () => {
    account.pageSize = 10;
    account.put(...builds(1, 50));
    account.fail(/^list web web:31/, error('network'), 1);
    const first = await Window.open(directory);
    expect(await first.fetch(account, ['web'])).toEqual({ problems: [], stopped: error('network') });
    expect(first.builds()).toHaveLength(20);
    await first.close();
    account.seen();

    account.put(...builds(51, 63));
    const second = await Window.open(directory);
    expect(await second.fetch(account, ['web'])).toEqual({ problems: [] });
    expect(account.seen()).toEqual([
      'list web',
      'get 10 builds',
      'list web web:54',
      'get web:53 web:52 web:51',
      // not what lies between
      'list web web:31',
      'get 10 builds',
      'list web web:21',
      'get 10 builds',
      'list web web:11',
      'get 10 builds',
    ]);
    expect(second.numbers().sort((a, b) => a - b)).toEqual(range(1, 63));
    await second.close();
  });

  it('lists all anew where CodeBuild does not take the place of an earlier day, and fetches no build twice', async () => {
    account.pageSize = 10;
    account.put(...builds(1, 40));
    account.fail(/^list web web:21/, error('network'), 1);
    const first = await Window.open(directory);
    await first.fetch(account, ['web']);
    await first.close();
    account.seen();

    account.fail(/^list web web:21/, error('other'), 1);
    const second = await Window.open(directory);
    expect(await second.fetch(account, ['web'])).toEqual({ problems: [] });
    expect(account.seen().filter((call) => call.startsWith('get'))).toEqual([
      'get 10 builds',
      'get 10 builds',
    ]);
    expect(second.numbers().sort((a, b) => a - b)).toEqual(range(1, 40));
    await second.close();
  });

  it('reads all of a project that was deleted and made again under its name', async () => {
    account.pageSize = 2;
    account.put(...builds(1, 4));
    const window = await Window.open(directory);
    await window.fetch(account, ['web']);
    account.remove('web');
    account.put(...[1, 2, 3].map((number) => ({ ...aBuild('web', number), id: `web:new-${number}` })));
    await window.fetch(account, ['web']);
    expect(window.builds().filter(({ id }) => id.startsWith('web:new'))).toHaveLength(3);
    await window.close();
  });
});

describe('a build that runs', () => {
  it('is read again until it has ended', async () => {
    account.put(aBuild('web', 1), aRunningBuild('web', 2));
    const first = await Window.open(directory);
    await first.fetch(account, ['web']);
    expect(first.builds()[0]).toMatchObject({ number: 2, status: 'IN_PROGRESS' });
    await first.close();
    account.seen();

    account.put(aBuild('web', 2, { buildStatus: 'FAILED' }));
    const second = await Window.open(directory);
    await second.fetch(account, ['web']);
    expect(account.seen()).toEqual(['get web:2', 'list web']);
    expect(second.builds()[0]).toMatchObject({ number: 2, status: 'FAILED', duration: 60_000 });
    await second.fetch(account, ['web']);
    expect(account.seen()).toEqual(['list web']);
    await second.close();
  });

  it('is let go of where it was deleted, and its end stays unknown', async () => {
    account.put(aBuild('web', 1), aRunningBuild('web', 2));
    const window = await Window.open(directory);
    await window.fetch(account, ['web']);
    account.remove('web', 'web:2');
    account.seen();
    await window.fetch(account, ['web']);
    await window.fetch(account, ['web']);
    expect(account.seen()).toEqual(['get web:2', 'list web', 'list web']);
    expect(window.running.size).toBe(0);
    expect(window.builds()[0]).toMatchObject({ number: 2, status: 'IN_PROGRESS' });
    await window.close();
  });

  it('does not keep those of other projects from being read where one project is refused', async () => {
    account.put(aRunningBuild('web', 1), aRunningBuild('secret', 1));
    const window = await Window.open(directory);
    await window.fetch(account, ['web', 'secret']);
    account.put(aBuild('web', 1));
    account.fail(/^get .*secret/, error('denied'));
    await window.fetch(account, ['web']);
    expect(window.builds().map(({ id, status }) => [id, status])).toEqual([
      ['web:1', 'SUCCEEDED'],
      ['secret:1', 'IN_PROGRESS'],
    ]);
    await window.close();
  });
});

describe('a project', () => {
  it('that is refused does not stop the others', async () => {
    account.put(...builds(1, 2), ...builds(1, 2, 'secret'));
    account.fail(/^list secret/, error('denied'));
    const window = await Window.open(directory);
    expect(await window.fetch(account, ['secret', 'web'])).toEqual({
      problems: [{ project: 'secret', error: error('denied') }],
    });
    expect(window.builds().map(({ id }) => id)).toEqual(['web:2', 'web:1']);
    expect(window.progress.at(-1)).toMatchObject({ projects: 2, projectsDone: 2 });
    await window.close();
  });

  it('whose builds are refused though its list is not, is tried again the next time', async () => {
    account.put(...builds(1, 2));
    account.fail(/^get/, error('denied'), 1);
    const window = await Window.open(directory);
    expect((await window.fetch(account, ['web'])).problems).toHaveLength(1);
    expect(window.builds()).toEqual([]);
    await window.fetch(account, ['web']);
    expect(window.numbers()).toEqual([2, 1]);
    await window.close();
  });

  it('that was deleted keeps the builds that were fetched', async () => {
    account.put(...builds(1, 2));
    const window = await Window.open(directory);
    await window.fetch(account, ['web']);
    account.remove('web');
    expect((await window.fetch(account, ['web'])).problems).toEqual([
      { project: 'web', error: error('not-found') },
    ]);
    expect(window.numbers()).toEqual([2, 1]);
    await window.close();
  });
});

it.each(['cancelled', 'expired', 'credentials', 'region', 'network', 'throttled'] as const)(
  'ends with what it has where every call would be %s',
  async (kind) => {
    account.put(...builds(1, 2), ...builds(1, 2, 'api'));
    account.fail(/^list api/, error(kind));
    const window = await Window.open(directory);
    expect(await window.fetch(account, ['web', 'api'])).toEqual({ problems: [], stopped: error(kind) });
    await window.close();
    const second = await Window.open(directory);
    expect(second.numbers()).toEqual([2, 1]);
    await second.close();
  },
);
