import { CodeBuildClient, ListProjectsCommand } from '@aws-sdk/client-codebuild';
import { describe, expect, it } from 'vitest';
import { tryOnce } from '../../../core/aws/try-once';
import { type Answer, startFakeAws } from '../builds/remote/fake-aws';

async function callsUntil(answers: Answer[], command: ListProjectsCommand) {
  const { connection, calls } = await startFakeAws({ ListProjects: answers });
  const { endpoint } = (await connection.codeBuild()).config;
  // as connections have it, with the SDK's own tries
  const client = new CodeBuildClient({
    endpoint: await endpoint?.(),
    region: 'us-east-1',
    credentials: { accessKeyId: 'A', secretAccessKey: 'B' },
    maxAttempts: 3,
  });
  const error: unknown = await client.send(command).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  return { calls: calls.length, error };
}

const THROTTLED: Answer = { error: 'ThrottlingException', message: 'Rate exceeded' };
const LISTED: Answer = { ok: { projects: [] } };

describe('a command that is tried once', () => {
  it.each([
    ['throttling', THROTTLED, { name: 'ThrottlingException', $metadata: expect.anything() }],
    ['a failure of the service', { error: 'InternalFailure', status: 500 }, { name: 'InternalFailure' }],
    ['a connection that breaks', 'broken', { code: 'ECONNRESET' }],
  ] as const)('fails with %s as it is', async (_, answer, error) => {
    expect(await callsUntil([answer, LISTED], tryOnce(new ListProjectsCommand({})))).toEqual({
      calls: 1,
      error: expect.objectContaining(error),
    });
  });

  it('succeeds where it does', async () => {
    expect(await callsUntil([LISTED], tryOnce(new ListProjectsCommand({})))).toEqual({ calls: 1 });
  });

  it('is the only one: others are tried again', async () => {
    expect(await callsUntil([THROTTLED, LISTED], new ListProjectsCommand({}))).toEqual({ calls: 2 });
  });
});
