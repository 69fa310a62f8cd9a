import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  CodeBuildClient,
  ListProjectsCommand,
  paginateListProjects,
  StartBuildCommand,
} from '@aws-sdk/client-codebuild';
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type FaultProxy, type Faults, startFaultProxy } from '../../support/fault-proxy';
import { createTestProject, startTestEmulator, type TestEmulator } from './support';

interface Behind {
  emulator: TestEmulator;
  proxy: FaultProxy;
  client: CodeBuildClient;
}

async function behindProxy(faults: Faults = {}, maxAttempts = 1): Promise<Behind> {
  const emulator = await startTestEmulator();
  const proxy = await startFaultProxy({ target: emulator, faults });
  onTestFinished(() => proxy.close());
  const { endpoint } = proxy;
  const credentials = { accessKeyId: 'any', secretAccessKey: 'any' };
  const client = new CodeBuildClient({ endpoint, region: emulator.region, credentials, maxAttempts });
  return { emulator, proxy, client };
}

/** What became of so many calls: the names of their errors. */
async function outcomes(client: CodeBuildClient, count: number): Promise<string[]> {
  const names: string[] = [];
  for (let call = 0; call < count; call += 1)
    names.push(
      await client.send(new ListProjectsCommand({})).then(
        () => 'ok',
        (error: Error & { code?: string }) => error.code ?? error.name,
      ),
    );
  return names;
}

describe('the fault proxy', () => {
  it('passes calls on where nothing is to go wrong', async () => {
    const { emulator, proxy, client } = await behindProxy();
    await createTestProject(emulator);
    expect((await client.send(new ListProjectsCommand({}))).projects).toEqual(['web']);
    const sts = new STSClient({
      endpoint: proxy.endpoint,
      region: emulator.region,
      credentials: emulator.accessKey,
    });
    expect((await sts.send(new GetCallerIdentityCommand({}))).Account).toBe('000000000000');
    expect(proxy.calls).toEqual([
      { service: 'codebuild', operation: 'ListProjects', at: expect.any(Number), fault: undefined },
      { service: 'sts', operation: 'GetCallerIdentity', at: expect.any(Number), fault: undefined },
    ]);
  });

  it('passes on what lies in S3, and throttles as S3 does', async () => {
    const { emulator, proxy } = await behindProxy();
    await writeFile(join(emulator.dataDirectory, 'draft'), '0123456789');
    await emulator.context.buckets.moveIn('files', 'a b+ü', join(emulator.dataDirectory, 'draft'));
    const { endpoint } = proxy;
    const credentials = { accessKeyId: 'any', secretAccessKey: 'any' };
    const client = new S3Client({ endpoint, region: emulator.region, credentials, maxAttempts: 1 });
    const command = new GetObjectCommand({ Bucket: 'files', Key: 'a b+ü', Range: 'bytes=2-4' });
    expect(await (await client.send(command)).Body?.transformToString()).toBe('234');
    proxy.set({ throttled: 1 });
    await expect(client.send(command)).rejects.toMatchObject({ name: 'SlowDown' });
    expect(proxy.calls.map(({ service, operation }) => [service, operation])).toEqual([
      ['s3', 'GET'],
      ['s3', 'GET'],
    ]);
  });

  it.each<[string, Faults, string[]]>([
    ['throttles', { throttled: 1 }, ['ThrottlingException']],
    ['fails', { failing: 1 }, ['InternalFailure', 'ServiceUnavailableException']],
    ['says that credentials have expired', { expired: 1 }, ['ExpiredTokenException']],
    ['drops connections', { dropped: 1 }, ['ECONNRESET']],
  ])('%s, as AWS does it', async (_, faults, expected) => {
    const { client } = await behindProxy(faults);
    expect([...new Set(await outcomes(client, 12))].toSorted()).toEqual(expected);
  });

  it('does so with a share of the calls, the same for the same seed', async () => {
    const seen = async () => {
      const { client, proxy } = await behindProxy({ throttled: 0.3, failing: 0.1 });
      await outcomes(client, 60);
      return proxy.calls.map(({ fault }) => fault);
    };
    const first = await seen();
    const count = first.filter((fault) => fault === 'throttled').length;
    expect(count).toBeGreaterThan(10);
    expect(count).toBeLessThan(28);
    expect(await seen()).toEqual(first);
  });

  it('carries out half of what it drops', async () => {
    const { emulator, client } = await behindProxy({ dropped: 1 });
    await createTestProject(emulator);
    for (let call = 0; call < 12; call += 1)
      await client.send(new StartBuildCommand({ projectName: 'web' })).catch(() => {});
    const { length } = emulator.context.store.buildsOf('web');
    expect(length).toBeGreaterThan(2);
    expect(length).toBeLessThan(10);
  });

  it('has a clock of its own, to which a client adapts by the Date of the answer', async () => {
    const { client } = await behindProxy({ clockSkew: 3_600_000 });
    expect(await outcomes(client, 1)).toEqual(['InvalidSignatureException']);
    const patient = await behindProxy({ clockSkew: 3_600_000 }, 2);
    expect(await outcomes(patient.client, 1)).toEqual(['ok']);
  });

  it('takes its time by the clock that it is given', async () => {
    const emulator = await startTestEmulator();
    const slept: number[] = [];
    const clock = {
      now: () => Date.now(),
      sleep: async (milliseconds: number) => void slept.push(milliseconds),
    };
    const proxy = await startFaultProxy({ target: emulator, clock, faults: { latency: [20, 50] } });
    onTestFinished(() => proxy.close());
    const config = { endpoint: proxy.endpoint, region: emulator.region, credentials: emulator.accessKey };
    await new CodeBuildClient(config).send(new ListProjectsCommand({}));
    proxy.set({ latency: 7 });
    await new CodeBuildClient(config).send(new ListProjectsCommand({}));
    expect(slept).toEqual([expect.any(Number), 7]);
    expect(slept[0]).toBeGreaterThanOrEqual(20);
  });

  it('gives small pages, whole in the end', async () => {
    const { emulator, client, proxy } = await behindProxy({ pageSize: 40 });
    const names = Array.from({ length: 150 }, (_, index) => `p-${String(index).padStart(3, '0')}`);
    await createTestProject(emulator, 'p-000');
    const project = emulator.context.store.project('p-000');
    for (const name of names.slice(1)) if (project) emulator.context.store.putProject({ ...project, name });
    const pages: number[] = [];
    const listed: string[] = [];
    for await (const { projects = [] } of paginateListProjects({ client }, {})) {
      pages.push(projects.length);
      listed.push(...projects);
    }
    expect(pages).toEqual([40, 40, 20, 40, 10]);
    expect(listed).toEqual(names);
    expect(proxy.calls).toHaveLength(5);
  });
});
