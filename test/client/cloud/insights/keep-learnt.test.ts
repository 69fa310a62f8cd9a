import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { keepLearnt } from '../../../../client/cloud/insights/keep-learnt';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(path.join(os.tmpdir(), 'workbench-insights-'));
});
afterEach(() => rm(root, { recursive: true }));

const session = { id: 'prod', emulated: false, settings: {} };
const keep = (place: string | undefined, sessionId = 'prod') =>
  keepLearnt(
    {
      sessions: { all: [session] },
      places: { known: () => place },
      folder: (name) => path.join(root, name),
    },
    sessionId,
    { id: 'web:1', cause: 'disk-full' },
  );

it('what was learnt of a build comes into the history of its connection', async () => {
  expect(await keep('123456789012-eu-west-1')).toBe(true);
  const file = path.join(root, '123456789012-eu-west-1', 'builds.jsonl');
  expect((await readFile(file, 'utf8')).trim().split('\n').at(-1)).toBe(
    '{"noteOf":"web:1","cause":"disk-full"}',
  );
});

it('is not kept where the account is not known, or the connection is gone', async () => {
  expect(await keep(undefined)).toBe(false);
  expect(await keep('123456789012-eu-west-1', 'gone')).toBe(false);
  expect(await readdir(root)).toEqual([]);
});
