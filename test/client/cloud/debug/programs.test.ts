import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { missingPrograms } from '../../../../client/cloud/debug/programs';

it('finds programs in the folders of PATH, where they can be run', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'workbench-programs-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, 'aws'), '');
  await chmod(join(folder, 'aws'), 0o755);
  await writeFile(join(folder, 'session-manager-plugin'), '');
  const missing = (path: string) =>
    missingPrograms(['aws', 'session-manager-plugin'], { path, platform: 'linux' });
  expect(await missing(['/none', folder].join(delimiter))).toEqual(['session-manager-plugin']);
  expect(await missing('')).toEqual(['aws', 'session-manager-plugin']);
});
