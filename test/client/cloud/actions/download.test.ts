import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { download } from '../../../../client/cloud/actions/download';
import type { CloudSession } from '../../../../client/cloud/connections/session';
import type { CloudParts } from '../../../../client/cloud/parts';
import type { AwsErrorDescription } from '../../../../core/aws/errors';
import type { RemoteArtifact } from '../../../../core/builds/remote/artifacts';
import { startFakeAws } from '../../../core/builds/remote/fake-aws';
import type { FakeObjects } from '../../../core/builds/remote/fake-s3';

const window = vi.hoisted(() => ({
  trusted: true,
  folder: undefined as string | undefined,
  cancelled: false,
  said: [] as string[],
}));
vi.mock('vscode', () => {
  const say = (severity: string) => async (text: string) => {
    window.said.push(`${severity}: ${text}`);
  };
  return {
    ProgressLocation: {},
    Uri: { file: (path: string) => path },
    workspace: {
      get isTrusted() {
        return window.trusted;
      },
    },
    window: {
      showOpenDialog: async () => window.folder && [{ fsPath: window.folder }],
      showInformationMessage: say('information'),
      showWarningMessage: say('warning'),
      showErrorMessage: say('error'),
      withProgress: (_options: unknown, task: (progress: unknown, token: unknown) => unknown) =>
        task(
          { report: () => undefined },
          { onCancellationRequested: (listener: () => void) => window.cancelled && listener() },
        ),
    },
  };
});

const ARTIFACT: RemoteArtifact = { location: '', bucket: 'ours', key: 'web/out.zip' };

beforeEach(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'workbench-test-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  Object.assign(window, { trusted: true, folder, cancelled: false, said: [] });
});

async function downloaded(objects: FakeObjects, artifact = ARTIFACT): Promise<string[]> {
  const failures: AwsErrorDescription[] = [];
  const { connection } = await startFakeAws({}, {}, objects);
  const parts = { showFailure: async (error: AwsErrorDescription) => failures.push(error) };
  await download(
    parts as unknown as CloudParts,
    { connection: async () => connection } as unknown as CloudSession,
    artifact,
  );
  return [...window.said, ...failures.map(({ kind }) => `failure: ${kind}`)];
}

describe('Download', () => {
  it('says what came and where it is', async () => {
    expect(await downloaded({ 'ours/web/out.zip': 'abc' })).toEqual([
      `information: out.zip (3 B) is in ${window.folder}.`,
    ]);
  });

  it('says what is gone, and what was left out', async () => {
    expect(await downloaded({})).toEqual([
      'error: There is nothing at ours/web/out.zip any more. It was deleted or has expired. Run the build again to make it anew.',
    ]);
    window.said = [];
    const site = { ...ARTIFACT, key: 'site' };
    const [said] = await downloaded({ 'ours/site/a': 'a', 'ours/site/../b': 'b' }, site);
    expect(said).toMatch(/^warning: site \(1 B\) is in .* Left out, .*: site\/\.\.\/b\.$/);
  });

  it('tells of a failed call as every command does', async () => {
    expect(await downloaded({ 'ours/web/out.zip': null })).toEqual(['failure: network']);
  });

  it('says nothing where the user gives up', async () => {
    window.cancelled = true;
    expect(await downloaded({ 'ours/web/out.zip': 'abc' })).toEqual([]);
    window.folder = undefined;
    expect(await downloaded({ 'ours/web/out.zip': 'abc' })).toEqual([]);
  });

  it('does nothing in Restricted Mode', async () => {
    window.trusted = false;
    expect(await downloaded({ 'ours/web/out.zip': 'abc' })).toEqual([]);
    expect(await readdir(window.folder ?? '')).toEqual([]);
  });
});
