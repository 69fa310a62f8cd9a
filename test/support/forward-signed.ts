import { request } from 'node:http';
import { Sha256 } from '@aws-crypto/sha256-js';
import { SignatureV4 } from '@smithy/signature-v4';
import type { Answer, Call } from './aws-answers';

/** An emulator, as startEmulator returns it and its `emulator.json` has it. */
export interface Target {
  endpoint: string;
  accessKey: { accessKeyId: string; secretAccessKey: string };
}

const NOT_PASSED_ON = ['host', 'authorization', 'x-amz-security-token', 'content-length', 'connection'];
// the body may be another by now; S3's says how the body is signed
const OF_THE_BODY = 'x-amz-content-sha256';

/** Sends a call to an emulator, signed for its address and with its key. */
export async function forward(call: Call, { endpoint, accessKey }: Target): Promise<Answer> {
  const { service, region, method, body } = call;
  const url = new URL(call.url, endpoint);
  const headers: Record<string, string> = { host: url.host };
  for (const [name, value] of Object.entries(call.headers))
    if (!NOT_PASSED_ON.includes(name) && typeof value === 'string') headers[name] = value;
  if (service !== 's3') delete headers[OF_THE_BODY];
  const signer = new SignatureV4({
    credentials: accessKey,
    region,
    service,
    sha256: Sha256,
    uriEscapePath: service !== 's3',
    applyChecksum: service === 's3',
  });
  const signed = await signer.sign({
    method,
    protocol: url.protocol,
    hostname: url.hostname,
    path: url.pathname,
    query: queryOf(url),
    headers,
    body,
  });
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers: signed.headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const kept = Object.entries(response.headers).filter(
          ([name, value]) => typeof value === 'string' && name !== 'connection' && name !== 'content-length',
        ) as [string, string][];
        resolve({
          status: response.statusCode ?? 0,
          headers: Object.fromEntries(kept),
          body: Buffer.concat(chunks),
        });
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

function queryOf(url: URL): Record<string, string[]> {
  const query: Record<string, string[]> = {};
  for (const [name, value] of url.searchParams) query[name] = [...(query[name] ?? []), value];
  return query;
}
