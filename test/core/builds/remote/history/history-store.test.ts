import { appendFile, mkdir, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { keepNotes } from '../../../../../core/builds/remote/history/keep-notes';
import { temporaryDirectory } from '../../../emulator/support';
import { Window } from './a-window';
import { Account, aBuild } from './an-account';

let directory: string;
let records: string;
let index: string;
let account: Account;

beforeEach(async () => {
  directory = join(await temporaryDirectory(), 'history', '123456789012-us-east-1');
  [records, index] = [join(directory, 'builds.jsonl'), join(directory, 'index.json')];
  account = new Account().put(...[1, 2, 3, 4].map((number) => aBuild('web', number)));
  const window = await Window.open(directory);
  await window.fetch(account, ['web']);
  await window.close();
  account.seen();
});

/** What a window has of the files, what it says of them, and what it then calls for. */
async function reopen() {
  const window = await Window.open(directory);
  const kept = window.numbers();
  await window.fetch(account, ['web']);
  await window.close();
  const kinds = window.problems.map(({ kind }) => kind);
  return { kept, kinds, calls: account.seen(), numbers: window.numbers(), messages: window.problems };
}

describe('the files', () => {
  it('are their owner’s alone', async () => {
    const modes = await Promise.all(
      [directory, records, index].map(async (path) => ((await stat(path)).mode & 0o777).toString(8)),
    );
    expect(modes).toEqual(['700', '600', '600']);
    expect((await readdir(directory)).sort()).toEqual(['builds.jsonl', 'index.json']);
  });

  it('say what they are', async () => {
    const [header] = (await readFile(records, 'utf8')).split('\n');
    expect(JSON.parse(header ?? '')).toEqual({ format: 'codebuild-history', version: 1 });
  });

  it('have nothing of a build that figures do not need', async () => {
    account.put(
      aBuild('web', 5, {
        environment: {
          type: 'LINUX_CONTAINER',
          image: 'image',
          computeType: 'BUILD_GENERAL1_SMALL',
          environmentVariables: [{ name: 'TOKEN', value: 'hunter2' }],
        },
        exportedEnvironmentVariables: [{ name: 'KEY', value: 'hunter2' }],
        phases: [
          {
            phaseType: 'BUILD',
            phaseStatus: 'FAILED',
            contexts: [{ statusCode: 'COMMAND_EXECUTION_ERROR', message: 'curl -H hunter2' }],
          },
        ],
        source: { type: 'GITHUB', location: 'https://hunter2@github.com/x', buildspec: 'echo hunter2' },
        logs: { deepLink: 'hunter2' },
      }),
    );
    await reopen();
    expect(await readFile(records, 'utf8')).not.toContain('hunter2');
  });

  it('give what they were given', async () => {
    expect(await reopen()).toMatchObject({ kept: [4, 3, 2, 1], kinds: [], calls: ['list web'] });
  });
});

describe('a file of records', () => {
  it('that a crash has cut short gives all but its last line, which is fetched again', async () => {
    await truncate(records, (await stat(records)).size - 20);
    expect(await reopen()).toMatchObject({
      kept: [4, 3, 2],
      kinds: ['cut'],
      calls: ['list web', 'get web:1'],
      numbers: [4, 3, 2, 1],
    });
    // told once
    expect(await reopen()).toMatchObject({ kept: [4, 3, 2, 1], kinds: [], calls: ['list web'] });
  });

  it('that has lost whole lines is told of, though every line can be read', async () => {
    const lines = (await readFile(records, 'utf8')).split('\n');
    await writeFile(records, `${lines.slice(0, 3).join('\n')}\n`);
    expect(await reopen()).toMatchObject({
      kept: [4, 3],
      kinds: ['cut'],
      calls: ['list web', 'get web:2 web:1'],
    });
  });

  it('with foreign lines gives the others', async () => {
    await appendFile(
      records,
      '\u0000\u0001 nonsense\n[]\n{"id":7}\n{"id":"x","project":"web","status":"FAILED"}\n',
    );
    expect(await reopen()).toMatchObject({ kept: [4, 3, 2, 1], kinds: ['cut'], numbers: [4, 3, 2, 1] });
    expect(await reopen()).toMatchObject({ kinds: [] });
  });

  it('of a newer version is set aside whole', async () => {
    const newer = '{"format":"codebuild-history","version":2}\n{"something":"else"}\n';
    await writeFile(records, newer);
    const { kept, kinds, numbers, messages } = await reopen();
    expect({ kept, kinds, numbers }).toEqual({ kept: [], kinds: ['newer'], numbers: [4, 3, 2, 1] });
    const aside = join(directory, 'builds.version-2.jsonl');
    expect(await readFile(aside, 'utf8')).toBe(newer);
    expect(messages[0]?.message).toContain(aside);
    expect(await reopen()).toMatchObject({ kept: [4, 3, 2, 1], kinds: [], calls: ['list web'] });
  });

  it.each(['garbage', '{"format":"codebuild-his', '{"format":"other","version":1}\n', '{"version":"1"}\n'])(
    'that begins as no history does is set aside: %j',
    async (content) => {
      await writeFile(records, content);
      const { kept, kinds, numbers } = await reopen();
      expect({ kept, kinds, numbers }).toEqual({
        kept: [],
        kinds: ['damaged'],
        numbers: [4, 3, 2, 1],
      });
      expect(await readFile(join(directory, 'builds.damaged.jsonl'), 'utf8')).toBe(content);
    },
  );

  it('that is empty, or gone, is begun anew', async () => {
    await truncate(records, 0);
    expect(await reopen()).toMatchObject({ kept: [], kinds: ['cut'], numbers: [4, 3, 2, 1] });
    await rm(records);
    expect(await reopen()).toMatchObject({ kept: [], kinds: ['cut'], numbers: [4, 3, 2, 1] });
  });
});

describe('an index', () => {
  it.each([
    '',
    '{',
    'null',
    '{"format":"codebuild-history","version":2}',
    '{"format":"codebuild-history","version":1}',
  ])('that cannot be used costs a list, and no build: %j', async (content) => {
    await writeFile(index, content);
    expect(await reopen()).toMatchObject({ kept: [4, 3, 2, 1], kinds: [], calls: ['list web'] });
  });

  it('is whole while it is written', async () => {
    expect(JSON.parse(await readFile(index, 'utf8'))).toMatchObject({ projects: [['web', { doneTo: 4 }]] });
  });
});

describe('what is learnt of a build', () => {
  const learnt = async () => {
    const window = await Window.open(directory);
    await window.fetch(account, ['web']);
    await window.close();
    expect(window.problems).toEqual([]);
    return window.builds().flatMap(({ number, cause }) => (cause ? [[number, cause]] : []));
  };

  it('stays with it', async () => {
    const window = await Window.open(directory);
    await window.store.append([], [{ id: 'web:4', cause: 'tests-failed', cache: 'hit' }]);
    await window.close();
    expect(await learnt()).toEqual([[4, 'tests-failed']]);
  });

  it('is kept while nobody has the history open, and before the build is in it', async () => {
    await keepNotes(directory, [{ id: 'web:4', cause: 'tests-failed' }]);
    await keepNotes(directory, [{ id: 'web:5', cause: 'disk-full' }]);
    await keepNotes(directory, [{ id: 'web:5', cache: 'miss' }]);
    expect(await learnt()).toEqual([[4, 'tests-failed']]);
    account.put(aBuild('web', 5, { buildStatus: 'FAILED' }));
    expect(await learnt()).toEqual([
      [4, 'tests-failed'],
      [5, 'disk-full'],
    ]);
  });

  it('begins a history that is not there yet, for its owner alone', async () => {
    await rm(directory, { recursive: true });
    await keepNotes(directory, [{ id: 'web:4', cause: 'tests-failed' }]);
    expect(((await stat(records)).mode & 0o777).toString(8)).toBe('600');
    expect(await learnt()).toEqual([[4, 'tests-failed']]);
  });

  it('stands on a line of its own, behind one that a crash has cut short', async () => {
    await truncate(records, (await stat(records)).size - 20);
    await keepNotes(directory, [{ id: 'web:4', cause: 'tests-failed' }]);
    const window = await Window.open(directory);
    await window.close();
    expect(window.builds()[0]).toMatchObject({ number: 4, cause: 'tests-failed' });
    expect(window.numbers()).toEqual([4, 3, 2]);
  });

  it('leaves a file of a newer version alone', async () => {
    const newer = '{"format":"codebuild-history","version":2}\n';
    await writeFile(records, newer);
    await keepNotes(directory, [{ id: 'web:4', cause: 'tests-failed' }]);
    expect(await readFile(records, 'utf8')).toBe(newer);
  });

  it('is let go of where the disk does not take it', async () => {
    await rm(directory, { recursive: true });
    await writeFile(directory, 'a file where the folder should be');
    await expect(keepNotes(directory, [{ id: 'web:4', cause: 'x' }])).resolves.toBeUndefined();
  });
});

it('two windows that fetch at one time leave a history that is whole', async () => {
  const windows = await Promise.all([Window.open(directory), Window.open(directory)]);
  account.put(...[5, 6, 7].map((number) => aBuild('web', number)));
  await Promise.all(windows.map((window) => window.fetch(account, ['web'])));
  await Promise.all(windows.map((window) => window.close()));
  account.seen();
  expect(await reopen()).toMatchObject({ kept: [4, 3, 2, 1, 7, 6, 5], kinds: [], calls: ['list web'] });
});

it('a history that the disk does not take is there until the window closes', async () => {
  await rm(directory, { recursive: true });
  await mkdir(join(directory, '..'), { recursive: true });
  await writeFile(directory, 'a file where the folder should be');
  expect(await reopen()).toMatchObject({ kept: [], kinds: ['unwritable'], numbers: [4, 3, 2, 1] });
});
