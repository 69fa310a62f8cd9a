import type { Build, BuildBatch } from '@aws-sdk/client-codebuild';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { explainBatch } from '../../../../client/cloud/failures/explain';
import type { BatchTarget, BuildTarget, CloudParts } from '../../../../client/cloud/parts';
import type { ExplainedBuild } from '../../../../client/explanation/explained-build';
import { batchGroups } from '../../../../core/builds/remote/batch-groups';
import { failedBuild, START } from '../../builds';
import { BUILD_ARN, failedBatch } from '../builds';

const seen = vi.hoisted(() => ({ messages: [] as string[] }));
vi.mock('vscode', () => ({
  ProgressLocation: { Notification: 15 },
  window: {
    showInformationMessage: async (message: string) => void seen.messages.push(message),
    withProgress: (_options: unknown, task: (...args: unknown[]) => unknown) =>
      task({ report: () => undefined }, { onCancellationRequested: () => undefined }),
  },
  workspace: {},
}));
vi.mock('../../../../client/cloud/failures/explain-build', () => ({
  explainBuild: async (_parts: unknown, { build }: BuildTarget) => ({ title: build.id }),
}));

let opened: readonly ExplainedBuild[];
let known: Map<string, Build>;

beforeEach(() => {
  seen.messages = [];
  opened = [];
  known = new Map();
});

const failedAt = (id: string, seconds: number) => {
  known.set(id, failedBuild({ id, endTime: new Date(START + seconds * 1000) }));
  return group(id);
};
const group = (id: string, more: { ignoreFailure?: boolean } = {}) => ({
  identifier: id,
  currentBuildSummary: { arn: `${BUILD_ARN}${id}`, buildStatus: 'FAILED' as const },
  ...more,
});

async function explain(batch: BuildBatch, error?: object): Promise<readonly ExplainedBuild[]> {
  const parts = {
    clock: { now: () => START },
    buildspecs: { keep: (_id: string, name: string) => `codebuild-buildspec:/${name}` },
    explanations: {
      open: async (_id: string, _title: string, builds: readonly ExplainedBuild[]) => {
        opened = builds;
      },
    },
    showFailure: async () => void seen.messages.push('the failure of the call'),
  } as unknown as CloudParts;
  const builds = {
    readBuildsOf: async () => error,
    batches: { groupsOf: () => batchGroups(batch) },
    get: (id: string) => known.get(id),
  };
  await explainBatch(parts, { session: { store: { builds } }, batch } as unknown as BatchTarget);
  return opened;
}

describe('a failed batch', () => {
  it('is explained build by build, that which failed first before the others, and what it ignores last', async () => {
    const buildGroups = [
      { ...failedAt('web:ignored', 1), ignoreFailure: true },
      failedAt('web:late', 90),
      failedAt('web:early', 20),
    ];
    expect((await explain(failedBatch({ buildGroups }))).map(({ title }) => title)).toEqual([
      'web:early',
      'web:late',
      'web:ignored',
    ]);
  });

  it('that never had a build is explained by its own phase', async () => {
    const text = 'version: "0.2"\nbatch:\n  build-list: []\n';
    const contexts = [
      { statusCode: 'YAML_FILE_ERROR', message: 'cannot unmarshal !!str `0.2` into float64' },
    ];
    const [itself] = await explain(
      failedBatch({
        source: { type: 'NO_SOURCE', buildspec: text },
        phases: [{ phaseType: 'DOWNLOAD_BATCHSPEC', phaseStatus: 'FAILED', contexts }],
      }),
    );
    expect(itself).toMatchObject({
      title: 'web batch #3',
      explanation: { cause: { code: 'quoted-version', fix: { kind: 'buildspec' } } },
      buildspec: { text },
    });
    expect(itself?.notes?.join()).toContain('DOWNLOAD_BATCHSPEC');
  });

  it('whose own phase says something that is nothing of a build is told so, without what it may hold of secrets', async () => {
    const contexts = [{ statusCode: 'BATCH_TIMED_OUT', message: 'Out: https://me:hunter22@host/x' }];
    const phases = [{ phaseType: 'IN_PROGRESS' as const, phaseStatus: 'TIMED_OUT' as const, contexts }];
    const [itself] = await explain(failedBatch({ phases }));
    expect(itself).toMatchObject({
      explanation: undefined,
      notes: ['IN_PROGRESS: BATCH_TIMED_OUT: Out: ***/x'],
    });
  });

  it('without any of it says that nothing is known', async () => {
    await explain(failedBatch({ phases: [] }));
    expect(opened).toEqual([]);
    expect(seen.messages).toEqual(['No build of web batch #3 is known to have failed.']);
  });

  it('whose builds cannot be read says why', async () => {
    await explain(failedBatch(), { kind: 'denied' });
    expect(seen.messages).toEqual(['the failure of the call']);
    expect(opened).toEqual([]);
  });
});
