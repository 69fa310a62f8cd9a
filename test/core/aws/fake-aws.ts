import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** A call as AWS would see it. */
export interface FakeCall {
  /** `ListProjects`, `AssumeRole`, or the path of a call of SSO. */
  operation: string;
  /** Whose key signed it; empty where nobody did. */
  accessKeyId: string;
  /** For which region it was signed. */
  region: string;
  body: string;
  headers: IncomingMessage['headers'];
}

export interface FakeAnswer {
  status?: number;
  body: string;
}

/** A server in the place of all services of AWS, which remembers the calls. */
export async function fakeAws(
  answer: (call: FakeCall) => FakeAnswer,
): Promise<{ endpoint: string; calls: FakeCall[] }> {
  const calls: FakeCall[] = [];
  const server = createServer(async (request, response) => {
    const call = await callOf(request);
    calls.push(call);
    const { status = 200, body } = answer(call);
    const isJson = body.startsWith('{');
    response.statusCode = status;
    response.setHeader('content-type', isJson ? 'application/x-amz-json-1.1' : 'text/xml').end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, calls };
}

async function callOf(request: IncomingMessage): Promise<FakeCall> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const body = Buffer.concat(chunks).toString();
  const target = request.headers['x-amz-target']?.toString().split('.')[1];
  const [, accessKeyId = '', region = ''] =
    /Credential=([^/]+)\/\d+\/([^/]+)\//.exec(request.headers.authorization ?? '') ?? [];
  const operation = target ?? new URLSearchParams(body).get('Action') ?? request.url?.split('?')[0] ?? '';
  return { operation, accessKeyId, region, body, headers: request.headers };
}

/** An error as JSON services tell it. */
export function refusal(name: string, message = 'as AWS says'): FakeAnswer {
  return { status: 400, body: JSON.stringify({ __type: name, message }) };
}

/** STS's answer to AssumeRole. */
export function assumedRole(accessKeyId: string, expiration: Date): FakeAnswer {
  return {
    body: `<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials>
<AccessKeyId>${accessKeyId}</AccessKeyId><SecretAccessKey>secret</SecretAccessKey><SessionToken>token</SessionToken>
<Expiration>${expiration.toISOString()}</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>`,
  };
}

/** STS's refusal. */
export function stsRefusal(code: string, message: string): FakeAnswer {
  return {
    status: 403,
    body: `<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type><Code>${code}</Code>
<Message>${message}</Message></Error></ErrorResponse>`,
  };
}
