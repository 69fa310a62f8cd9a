import type { ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { Buckets } from './buckets';
import { readRange } from './byte-range';
import { listObjectsV2 } from './list-objects';
import { S3Error } from './s3-error';
import { operationName, type S3Request } from './s3-request';

/** Answers GetObject, HeadObject and ListObjectsV2. Throws ServiceError while nothing has been sent. */
export async function answerS3(
  request: S3Request,
  range: string | undefined,
  response: ServerResponse,
  buckets: Buckets,
): Promise<void> {
  const { method, bucket, key, query } = request;
  const isRead = method === 'GET' || method === 'HEAD';
  if (isRead && bucket !== undefined && key !== undefined && !hasSubresource(request)) {
    await sendObject({ ...request, bucket, key }, range, response, buckets);
    return;
  }
  if (method === 'GET' && bucket !== undefined && key === undefined && query.get('list-type') === '2') {
    const body = await listObjectsV2(request, buckets);
    response.writeHead(200, {
      'content-type': 'application/xml',
      'content-length': Buffer.byteLength(body),
    });
    response.end(body);
    return;
  }
  const name = operationName(request);
  throw new S3Error('NotImplemented', `The emulator does not know S3's ${name}.`, 501);
}

/** `?acl` and the like ask for something else than the object. */
function hasSubresource({ query }: S3Request): boolean {
  return [...query].some(([name, value]) => value === '' && name !== 'x-id');
}

async function sendObject(
  { method, bucket, key }: { method: string; bucket: string; key: string },
  range: string | undefined,
  response: ServerResponse,
  buckets: Buckets,
): Promise<void> {
  if (!(await buckets.has(bucket)))
    throw new S3Error('NoSuchBucket', 'The specified bucket does not exist', 404);
  const object = await buckets.open(bucket, key);
  if (!object) throw new S3Error('NoSuchKey', 'The specified key does not exist.', 404);
  const { file, size, lastModified, etag } = object;
  try {
    const part = readRange(range, size);
    if (part === 'unsatisfiable') {
      response.setHeader('content-range', `bytes */${size}`);
      throw new S3Error('InvalidRange', 'The requested range is not satisfiable', 416);
    }
    const { start, end } = part ?? { start: 0, end: size - 1 };
    response.writeHead(part ? 206 : 200, {
      'accept-ranges': 'bytes',
      'content-length': end - start + 1,
      'content-type': 'binary/octet-stream',
      etag,
      'last-modified': lastModified.toUTCString(),
      ...(part && { 'content-range': `bytes ${start}-${end}/${size}` }),
    });
    if (method === 'HEAD' || size === 0) response.end();
    else await pipeline(file.createReadStream({ start, end, autoClose: false }), response);
  } finally {
    await file.close();
  }
}
