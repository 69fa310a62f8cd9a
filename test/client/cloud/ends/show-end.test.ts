import { beforeEach, describe, expect, it, vi } from 'vitest';
import { endOfBatch, endOfBuild } from '../../../../client/cloud/ends/end';
import type { Ended } from '../../../../client/cloud/ends/end-notices';
import { showEnd } from '../../../../client/cloud/ends/show-end';
import type { BatchTarget, BuildTarget, CloudParts } from '../../../../client/cloud/parts';
import { failedBuild } from '../../builds';
import { failedBatch } from '../builds';

const seen = vi.hoisted(() => ({
  buttons: [] as string[],
  answer: undefined as string | undefined,
  done: [] as string[],
}));
vi.mock('vscode', () => {
  const show = async (_text: string, ...buttons: string[]) => {
    seen.buttons = buttons;
    return seen.answer;
  };
  return {
    window: { showErrorMessage: show, showInformationMessage: show },
    commands: { executeCommand: async (id: string) => void seen.done.push(id) },
  };
});
vi.mock('../../../../client/cloud/commands', () => ({
  openLog: async (_parts: unknown, { build }: BuildTarget) => void seen.done.push(`log of ${build.id}`),
}));
vi.mock('../../../../client/cloud/failures/explain', () => ({
  explainFailure: async (_parts: unknown, { build }: BuildTarget) => void seen.done.push(`why ${build.id}`),
  explainBatch: async (_parts: unknown, { batch }: BatchTarget) => void seen.done.push(`why ${batch.id}`),
}));

beforeEach(() => Object.assign(seen, { buttons: [], answer: undefined, done: [] }));

type OneEnd = Omit<Ended<never>, 'session'>;
const session = {} as never;
const ofBuild = (build = failedBuild()): OneEnd => ({ end: endOfBuild(build), build });
const ofBatch = (batch = failedBatch()): OneEnd => ({ end: endOfBatch(batch), batch });

async function show(ended: OneEnd[], answer?: string): Promise<string[]> {
  seen.answer = answer;
  const parts = { outputs: { show: () => false } } as unknown as CloudParts;
  await showEnd(
    parts,
    { severity: 'error', text: 'It ended.' },
    ended.map((each) => ({ session, ...each })),
  );
  return seen.done;
}

describe('the message at the end of a build', () => {
  it('offers to explain a failure, and the log', async () => {
    expect(await show([ofBuild()], 'Explain Failure')).toEqual(['why web:0b6a']);
    expect(seen.buttons).toEqual(['Explain Failure', 'Open Log']);
    expect(await show([ofBuild()], 'Open Log')).toContain('log of web:0b6a');
  });

  it('offers the log alone of one that succeeded, or that its user stopped', async () => {
    for (const buildStatus of ['SUCCEEDED', 'STOPPED'] as const) {
      await show([ofBuild(failedBuild({ buildStatus, phases: [] }))]);
      expect(seen.buttons).toEqual(['Open Log']);
    }
  });
});

describe('the message at the end of a batch', () => {
  it('offers to explain the failures of its builds', async () => {
    expect(await show([ofBatch()], 'Explain Failure')).toEqual(['why web:b3']);
    expect(seen.buttons).toEqual(['Explain Failure', 'Show Builds']);
    expect(await show([ofBatch()], 'Show Builds')).toContain('codebuild.cloud.focus');
  });

  it('offers the builds alone where it did not fail', async () => {
    await show([ofBatch(failedBatch({ buildBatchStatus: 'SUCCEEDED', phases: [] }))]);
    expect(seen.buttons).toEqual(['Show Builds']);
  });
});

describe('the message at the end of several', () => {
  const passed = failedBuild({ id: 'web:good', buildStatus: 'SUCCEEDED', phases: [] });

  it('offers the view, and to explain the first that failed', async () => {
    expect(await show([ofBuild(passed), ofBatch(), ofBuild()], 'Explain Failure')).toEqual(['why web:b3']);
    expect(seen.buttons).toEqual(['Explain Failure', 'Show Builds']);
    expect(await show([ofBuild(passed), ofBuild()], 'Show Builds')).toContain('codebuild.cloud.focus');
  });

  it('offers the view alone where none failed', async () => {
    await show([ofBuild(passed), ofBuild(passed)]);
    expect(seen.buttons).toEqual(['Show Builds']);
  });
});
