import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { CodeBuildClient } from '@aws-sdk/client-codebuild';
import { S3Client } from '@aws-sdk/client-s3';
import { onTestFinished } from 'vitest';
import type { Connection, ConnectionSettings } from '../../../../core/aws/connection';
import type { Clock } from '../../../../core/builds/events';
import { answerS3, type FakeObjects } from './fake-s3';

/** An answer: the members of a success, an error by name, or a connection that breaks. */
export type Answer = { ok: object } | { error: string; message?: string; status?: number } | 'broken';

export interface FakeAws {
  connection: Connection;
  /** Operation and input of each call, in order. */
  calls: { operation: string; input: Record<string, unknown> }[];
}

/** Answers calls by operation: each list is worked off, its last answer stays. Calls of S3 are answered from `objects`. */
export async function startFakeAws(
  script: Record<string, Answer[]>,
  settings: ConnectionSettings = {},
  objects: FakeObjects = {},
): Promise<FakeAws> {
  const calls: FakeAws['calls'] = [];
  const server = createServer(async (request, response) => {
    if (request.headers['x-amz-target'] === undefined) {
      answerS3(objects, request, response);
      return;
    }
    let body = '';
    for await (const chunk of request.setEncoding('utf8')) body += chunk;
    const operation = String(request.headers['x-amz-target']).split('.')[1] ?? '';
    calls.push({ operation, input: JSON.parse(body) as Record<string, unknown> });
    const answers = script[operation] ?? [{ error: 'UnscriptedCall' }];
    reply(response, (answers.length > 1 ? answers.shift() : answers[0]) ?? 'broken');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const credentials = { accessKeyId: 'A', secretAccessKey: 'B' };
  // the SDK's own attempts would only hide what the script says
  const config = { endpoint, region: 'us-east-1', credentials, maxAttempts: 1 };
  const codeBuild = new CodeBuildClient(config);
  const logs = new CloudWatchLogsClient(config);
  const s3 = new S3Client({ ...config, forcePathStyle: true });
  return {
    calls,
    connection: {
      settings,
      region: async () => 'us-east-1',
      codeBuild: async () => codeBuild,
      logs: async () => logs,
      s3: async () => s3,
      iam: () => Promise.reject(new Error('There is no IAM.')),
      identity: async () => ({ account: '123456789012', arn: '' }),
      dispose: () => {},
    },
  };
}

function reply(response: ServerResponse, answer: Answer): void {
  if (answer === 'broken') {
    response.destroy();
    return;
  }
  response.setHeader('content-type', 'application/x-amz-json-1.1');
  if ('ok' in answer) {
    response.end(JSON.stringify(answer.ok));
    return;
  }
  response.statusCode = answer.status ?? 400;
  response.end(JSON.stringify({ __type: answer.error, message: answer.message ?? '' }));
}

/** A clock whose sleeps are over at once and only move its time. */
export class FastClock implements Clock {
  readonly sleeps: number[] = [];
  private time = Date.UTC(2026, 0, 28, 20, 0, 0);

  constructor(private readonly onSleep: (count: number) => void = () => {}) {}

  now(): number {
    return this.time;
  }

  async sleep(milliseconds: number): Promise<void> {
    this.sleeps.push(milliseconds);
    this.time += milliseconds;
    this.onSleep(this.sleeps.length);
  }
}
