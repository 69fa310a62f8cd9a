import { mkdir, readFile, stat } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { Sha256 } from '@aws-crypto/sha256-js';
import { CodeBuildClient, ListProjectsCommand } from '@aws-sdk/client-codebuild';
import { SignatureV4 } from '@smithy/signature-v4';
import { describe, expect, it } from 'vitest';
import { startTestEmulator, type TestEmulator, temporaryDirectory } from './support';

interface Answer {
  status: number;
  headers: Record<string, unknown>;
  body: string;
}

interface Call {
  target?: string;
  body?: string;
  /** Sent in place of `body` after signing. */
  sentBody?: string;
  /** Added before signing. */
  headers?: Record<string, string>;
  /** Added after signing. */
  unsigned?: Record<string, string>;
  accessKeyId?: string;
  secretAccessKey?: string;
  region?: string;
  date?: Date;
  sign?: boolean;
}

/** A call to ListProjects, correctly signed but for what the test changes. */
async function call(emulator: TestEmulator, changes: Call = {}): Promise<Answer> {
  const url = new URL(emulator.endpoint);
  const body = changes.body ?? '{}';
  const headers: Record<string, string> = {
    host: url.host,
    'content-type': 'application/x-amz-json-1.1',
    'x-amz-target': changes.target ?? 'CodeBuild_20161006.ListProjects',
    ...changes.headers,
  };
  const signer = new SignatureV4({
    credentials: { ...emulator.accessKey, ...pick(changes) },
    region: changes.region ?? emulator.region,
    service: 'codebuild',
    sha256: Sha256,
  });
  const toSign = {
    method: 'POST',
    protocol: 'http:',
    hostname: url.hostname,
    path: '/',
    query: {},
    headers,
    body,
  };
  const signed = changes.sign === false ? toSign : await signer.sign(toSign, { signingDate: changes.date });
  return send(emulator, { ...signed.headers, ...changes.unsigned }, changes.sentBody ?? body);
}

function pick({ accessKeyId, secretAccessKey }: Call): { accessKeyId?: string; secretAccessKey?: string } {
  return { ...(accessKeyId && { accessKeyId }), ...(secretAccessKey && { secretAccessKey }) };
}

function send(
  { endpoint }: TestEmulator,
  headers: Record<string, string>,
  body: string,
  method = 'POST',
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(endpoint, { method, headers }, async (response) => {
      let text = '';
      for await (const chunk of response.setEncoding('utf8')) text += chunk;
      resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text });
    });
    request.on('error', reject);
    request.end(body);
  });
}

function errorType({ body }: Answer): string {
  return (JSON.parse(body) as { __type: string }).__type;
}

describe('a signed call', () => {
  it('is answered', async () => {
    const answer = await call(await startTestEmulator());
    expect(answer).toMatchObject({ status: 200, body: '{"projects":[]}' });
  });

  it.each<[string, Call, number, string]>([
    ['without a signature', { sign: false }, 400, 'MissingAuthenticationTokenException'],
    [
      'with half a signature',
      { unsigned: { authorization: 'AWS4-HMAC-SHA256 x' } },
      400,
      'IncompleteSignatureException',
    ],
    [
      'with a foreign access key',
      { accessKeyId: 'AKIAIOSFODNN7EXAMPLE' },
      403,
      'UnrecognizedClientException',
    ],
    [
      'with a session token',
      { headers: { 'x-amz-security-token': 'x' } },
      403,
      'UnrecognizedClientException',
    ],
    ['with a wrong secret key', { secretAccessKey: 'guessed' }, 403, 'InvalidSignatureException'],
    ['for another region', { region: 'us-west-2' }, 403, 'InvalidSignatureException'],
    ['whose body was changed', { sentBody: '{"sortBy":"NAME"}' }, 403, 'InvalidSignatureException'],
    [
      'whose target was changed',
      { unsigned: { 'x-amz-target': 'CodeBuild_20161006.StartBuild' } },
      403,
      'InvalidSignatureException',
    ],
    [
      'with a header of its own beside the signed ones',
      { unsigned: { 'x-amz-extra': '1' } },
      403,
      'InvalidSignatureException',
    ],
    ['from sixteen minutes ago', { date: minutesFromNow(-16) }, 403, 'InvalidSignatureException'],
    ['from sixteen minutes ahead', { date: minutesFromNow(16) }, 403, 'InvalidSignatureException'],
  ])('%s is refused', async (_, changes, status, type) => {
    const answer = await call(await startTestEmulator(), changes);
    expect(answer.status).toBe(status);
    expect(errorType(answer)).toBe(type);
    expect(answer.headers['x-amzn-errortype']).toBe(type);
    expect(answer.headers['x-amzn-requestid']).toEqual(expect.any(String));
  });

  it('from fourteen minutes ago is answered', async () => {
    expect((await call(await startTestEmulator(), { date: minutesFromNow(-14) })).status).toBe(200);
  });

  it('is refused with a clear name by the SDK', async () => {
    const { endpoint, region } = await startTestEmulator();
    const credentials = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'x' };
    const client = new CodeBuildClient({ endpoint, region, credentials });
    await expect(client.send(new ListProjectsCommand({}))).rejects.toMatchObject({
      name: 'UnrecognizedClientException',
    });
  });
});

describe('a web page', () => {
  it('is refused by its Origin, even with a valid signature', async () => {
    const answer = await call(await startTestEmulator(), { unsigned: { origin: 'http://localhost:8080' } });
    expect(answer.status).toBe(403);
  });

  it('is refused where a foreign name points to this computer', async () => {
    const emulator = await startTestEmulator();
    const answer = await call(emulator, {
      headers: { host: `evil.example:${new URL(emulator.endpoint).port}` },
    });
    expect(answer.status).toBe(403);
  });

  it('gets no leave to read an answer, nor to send more than a form', async () => {
    const emulator = await startTestEmulator();
    const preflight = await send(
      emulator,
      { origin: 'http://evil.example', 'access-control-request-method': 'POST' },
      '',
      'OPTIONS',
    );
    expect(preflight.status).toBe(403);
    for (const answer of [preflight, await call(emulator)]) {
      expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    }
  });
});

describe('without the signature check', () => {
  it('any credentials do, but no web page', async () => {
    const emulator = await startTestEmulator({ insecureAnyCredentials: true });
    expect((await call(emulator, { sign: false })).status).toBe(200);
    expect((await call(emulator, { sign: false, unsigned: { origin: 'null' } })).status).toBe(403);
  });
});

describe('the address', () => {
  it('is the loopback address alone', async () => {
    const emulator = await startTestEmulator();
    const { hostname, port } = new URL(emulator.endpoint);
    expect(hostname).toBe('127.0.0.1');
    const others = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter(({ internal, family }) => !internal && family === 'IPv4');
    for (const { address } of others) {
      const refused = await new Promise<boolean>((resolve) => {
        const socket = connect(Number(port), address, () => resolve(false));
        socket.on('error', () => resolve(true));
      });
      expect(refused).toBe(true);
    }
  });
});

describe('a request', () => {
  it.each([
    ['that is no JSON', '{', 'SerializationException'],
    ['that is no object', '[]', 'SerializationException'],
    ['with a member of a wrong type', '{"nextToken":1}', 'SerializationException'],
    ['with a value out of its list', '{"sortBy":"AGE"}', 'InvalidInputException'],
    ['with a token of its own making', '{"nextToken":"x"}', 'InvalidInputException'],
  ])('%s gets the error of the service', async (_, body, type) => {
    const answer = await call(await startTestEmulator(), { body });
    expect(answer.status).toBe(400);
    expect(errorType(answer)).toBe(type);
  });

  it.each(['CodeBuild_20161006.constructor', 'CodeBuild_20161006', 'S3.PutObject', '__proto__.toString', ''])(
    'for "%s" is an unknown operation',
    async (target) => {
      const answer = await call(await startTestEmulator(), { target });
      expect(errorType(answer)).toBe('UnknownOperationException');
    },
  );

  it('of more than two megabytes is refused before it is read', async () => {
    const answer = await call(await startTestEmulator(), { body: ' '.repeat(2 * 1024 * 1024 + 1) });
    expect(answer.status).toBe(413);
  });

  it('of more than two megabytes that does not say so is refused too', async () => {
    const emulator = await startTestEmulator();
    const answer = await new Promise<number | undefined>((resolve, reject) => {
      const request = httpRequest(emulator.endpoint, { method: 'POST' }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      request.on('error', reject);
      request.write(' '.repeat(1024 * 1024));
      request.write(' '.repeat(1024 * 1024));
      request.write(' ');
    });
    expect(answer).toBe(413);
  });

  it('that breaks off is no fault of the emulator', async () => {
    const emulator = await startTestEmulator();
    await new Promise<void>((resolve) => {
      const request = httpRequest(emulator.endpoint, { method: 'POST', headers: { 'content-length': 10 } });
      request.on('error', () => resolve());
      request.write('half', () => request.destroy(new Error('gone')));
    });
    expect((await call(emulator)).status).toBe(200);
    expect(emulator.warnings).toEqual([]);
  });

  it('to another path, or by another method, finds nothing', async () => {
    const emulator = await startTestEmulator();
    const host = new URL(emulator.endpoint).host;
    expect((await send(emulator, { host }, '', 'GET')).status).toBe(404);
  });
});

describe('the keys', () => {
  it('lie in files that only their owner reads, and are gone when the emulator is', async () => {
    const dataDirectory = join(await temporaryDirectory(), 'data');
    await mkdir(dataDirectory, { mode: 0o755 });
    const emulator = await startTestEmulator({ dataDirectory });
    const mode = async (name: string) => ((await stat(join(dataDirectory, name))).mode & 0o777).toString(8);

    expect(await mode('.')).toBe('700');
    expect(await mode('emulator.json')).toBe('600');
    expect(await mode('credentials')).toBe('600');
    const { accessKeyId, secretAccessKey } = emulator.accessKey;
    expect(JSON.parse(await readFile(join(dataDirectory, 'emulator.json'), 'utf8'))).toMatchObject({
      endpoint: emulator.endpoint,
      region: 'eu-central-1',
      accessKeyId,
      secretAccessKey,
    });
    expect(await readFile(join(dataDirectory, 'credentials'), 'utf8')).toBe(
      `[codebuild-emulator]\naws_access_key_id = ${accessKeyId}\naws_secret_access_key = ${secretAccessKey}\n`,
    );

    await emulator.close();
    await expect(stat(join(dataDirectory, 'emulator.json'))).rejects.toMatchObject({ code: 'ENOENT' });
    await expect(stat(join(dataDirectory, 'credentials'))).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('are new at every start', async () => {
    const [one, other] = [await startTestEmulator(), await startTestEmulator()];
    expect(one.accessKey).not.toEqual(other.accessKey);
    expect(one.accessKey.secretAccessKey.length).toBeGreaterThanOrEqual(40);
  });
});

function minutesFromNow(minutes: number): Date {
  return new Date(Date.now() + minutes * 60_000);
}
