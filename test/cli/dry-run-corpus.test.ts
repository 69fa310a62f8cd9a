import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from '../../core/buildspec/parse';
import { valueAt } from '../../core/buildspec/tree';
import { runIn } from './run-support';

/** Public buildspecs; not part of the repository. */
const CORPUS = '../shared/corpus';

async function dryRuns(folder: string) {
  const cwd = join(CORPUS, folder);
  const files = readdirSync(cwd).filter((name) => name !== 'index.json');
  return Promise.all(
    files.flatMap((file) => {
      const { tree } = parse(readFileSync(join(cwd, file), 'utf8'));
      const runs = valueAt(tree, 'batch') ? [[], ['--batch']] : [[]];
      return runs.map(async (more) => ({
        file: [file, ...more].join(' '),
        ...(await runIn(cwd, ['--dry-run', ...more, file])),
      }));
    }),
  );
}

describe.skipIf(!existsSync(CORPUS))('--dry-run of real buildspecs of the corpus', () => {
  test.each(['buildspecs', 'fixed', 'accepted', 'docs', 'embedded'])(
    'tells what each of %s/ would do',
    async (folder) => {
      const runs = await dryRuns(folder);
      expect(runs.length).toBeGreaterThan(20);
      expect(runs.filter(({ exit, stdout, stderr }) => exit !== 0 || !stdout || stderr)).toEqual([]);
    },
  );

  test('says why CodeBuild refuses each of rejected/, alone or as a batch', async () => {
    const runs = await dryRuns('rejected');
    const refused = runs.filter(({ exit, stderr }) => exit === 1 && /^[A-Z_]+: /.test(stderr));
    expect(new Set(refused.map(({ file }) => file.replace(' --batch', ''))).size).toBe(
      readdirSync(join(CORPUS, 'rejected')).filter((name) => name !== 'index.json').length,
    );
  });
});
