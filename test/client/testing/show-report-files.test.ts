import { beforeEach, expect, it, vi } from 'vitest';
import type { ShownBuild } from '../../../client/testing/shown-build';
import type { Testing } from '../../../client/testing/testing';
import { aZip } from '../../core/builds/a-zip';

const JUNIT = '<testsuite name="unit"><testcase classname="Cart" name="adds"/></testsuite>';
const COBERTURA =
  '<coverage line-rate="1"><class filename="cart.js"><lines><line number="2" hits="3"/></lines></class></coverage>';

const disk = vi.hoisted(() => ({
  chosen: undefined as string[] | undefined,
  files: {} as Record<string, string | Buffer>,
  errors: [] as string[],
}));
vi.mock('vscode', () => ({
  window: {
    showOpenDialog: async () => disk.chosen?.map((path) => ({ path })),
    showErrorMessage: async (message: string) => void disk.errors.push(message),
  },
  workspace: {
    fs: {
      stat: async ({ path }: { path: string }) => ({ size: path.endsWith('huge.xml') ? 1e9 : 1 }),
      readFile: async ({ path }: { path: string }) => Buffer.from(disk.files[path] ?? ''),
    },
  },
}));

let shown: ShownBuild[];
const testing = { show: async (build: ShownBuild) => void shown.push(build) } as unknown as Testing;
const show = async (...chosen: string[]) => {
  disk.chosen = chosen.length > 0 ? chosen : undefined;
  await (await import('../../../client/testing/show-report-files')).showReportFiles(testing);
};

beforeEach(() => {
  shown = [];
  disk.errors = [];
  disk.files = { '/r/junit.xml': JUNIT, '/r/coverage.xml': COBERTURA, '/r/lcov.info': 'TN:' };
});

it('shows the files as one run, with the lines of covered files', async () => {
  await show('/r/junit.xml', '/r/coverage.xml');
  expect(shown).toMatchObject([
    {
      root: { label: 'Report files' },
      description: '2 files',
      reports: [
        { name: 'junit.xml', testCases: [{ name: 'adds', prefix: 'Cart' }] },
        { name: 'coverage.xml', codeCoverages: [{ filePath: 'cart.js', linesCovered: 1 }] },
      ],
    },
  ]);
  expect(await shown[0]?.reports[1]?.linesOf?.('cart.js')).toMatchObject({ lineHits: [[2, 3]] });
  expect(await shown[0]?.reports[1]?.linesOf?.('gone.js')).toBeUndefined();
});

it('says which files are none, and shows the others', async () => {
  await show('/r/lcov.info', '/r/huge.xml', '/r/junit.xml');
  expect(disk.errors).toEqual([
    "These files are not shown: huge.xml cannot be read, or has more than 100 MB; lcov.info is in none of CodeBuild's report formats.",
  ]);
  expect(shown).toMatchObject([{ name: 'junit.xml' }]);
});

it('shows what is in an archive, as CodeBuild exports it', async () => {
  disk.files = {
    '/r/export.zip': await aZip({ 'a/coverage.xml': COBERTURA, 'b/notes.txt': 'none', 'b/junit.xml': JUNIT }),
    '/r/empty.zip': await aZip({ 'notes.txt': 'none' }),
    '/r/broken.zip': 'PK\x03\x04broken',
  };
  await show('/r/export.zip', '/r/empty.zip', '/r/broken.zip');
  expect(shown[0]?.reports.map(({ name }) => name)).toEqual(['coverage.xml', 'junit.xml']);
  expect(await shown[0]?.reports[0]?.linesOf?.('cart.js')).toMatchObject({ lineHits: [[2, 3]] });
  expect(disk.errors).toEqual([
    'These files are not shown: empty.zip has no report in it; broken.zip cannot be unpacked.',
  ]);
});

it('does nothing where nothing is chosen or is a report', async () => {
  await show();
  await show('/r/lcov.info');
  expect(shown).toEqual([]);
});
