import type { IncomingMessage, ServerResponse } from 'node:http';

/** Objects by `bucket/key`; the connection breaks under one that is null. */
export type FakeObjects = Record<string, string | Uint8Array | null>;

/** Keys that one page of a listing has, so that a few objects make several. */
export const FAKE_PAGE = 2;

/** Answers GetObject, HeadObject and ListObjectsV2 of path-style requests. */
export function answerS3(objects: FakeObjects, request: IncomingMessage, response: ServerResponse): void {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const path = decodeURIComponent(url.pathname).slice(1);
  if (url.searchParams.get('list-type') === '2') {
    list(objects, path.replace(/\/$/, ''), url.searchParams, response);
    return;
  }
  const body = objects[path];
  if (body === null) {
    response.destroy();
    return;
  }
  if (body === undefined) {
    response.writeHead(404, { 'content-type': 'application/xml' });
    response.end('<Error><Code>NoSuchKey</Code><Message>The specified key does not exist.</Message></Error>');
    return;
  }
  const bytes = Buffer.from(body);
  response.writeHead(200, { 'content-length': bytes.length, 'content-type': 'application/octet-stream' });
  response.end(request.method === 'HEAD' ? undefined : bytes);
}

function list(objects: FakeObjects, bucket: string, query: URLSearchParams, response: ServerResponse): void {
  const prefix = `${bucket}/${query.get('prefix') ?? ''}`;
  const keys = Object.keys(objects).filter((each) => each.startsWith(prefix));
  const start = Number(query.get('continuation-token') ?? 0);
  const page = keys.slice(start, start + FAKE_PAGE);
  const next = start + FAKE_PAGE < keys.length ? start + FAKE_PAGE : undefined;
  const contents = page.map((each) => {
    const size = Buffer.from(objects[each] ?? '').length;
    return `<Contents><Key>${each.slice(bucket.length + 1)}</Key><Size>${size}</Size></Contents>`;
  });
  const token = next === undefined ? '' : `<NextContinuationToken>${next}</NextContinuationToken>`;
  response.setHeader('content-type', 'application/xml');
  response.end(
    `<ListBucketResult><IsTruncated>${next !== undefined}</IsTruncated>${token}${contents.join('')}</ListBucketResult>`,
  );
}
