import { escapeXml } from '../xml';
import type { Buckets, ObjectHeader } from './buckets';
import { S3Error } from './s3-error';
import type { S3Request } from './s3-request';

const MOST_KEYS = 1000;

type Row = { key: string; object: ObjectHeader } | { key: string; object?: undefined };

/** The XML of ListObjectsV2. A token is the last key, or common prefix, that was given. */
export async function listObjectsV2(
  { bucket = '', query }: Pick<S3Request, 'bucket' | 'query'>,
  buckets: Buckets,
): Promise<string> {
  if (!(await buckets.has(bucket)))
    throw new S3Error('NoSuchBucket', 'The specified bucket does not exist', 404);
  const prefix = query.get('prefix') ?? '';
  const delimiter = query.get('delimiter') ?? '';
  const most = readMost(query.get('max-keys'));
  const token = query.get('continuation-token');
  const after = token === undefined ? (query.get('start-after') ?? '') : readToken(token);
  const rows = rowsOf(await buckets.list(bucket, prefix), prefix, delimiter).filter(({ key }) =>
    isAfter(key, after),
  );
  const page = rows.slice(0, most);
  const encode = query.get('encoding-type') === 'url' ? encodeKey : escapeXml;
  const next = rows.length > page.length ? page.at(-1)?.key : undefined;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">',
    `<Name>${escapeXml(bucket)}</Name><Prefix>${encode(prefix)}</Prefix>`,
    delimiter && `<Delimiter>${encode(delimiter)}</Delimiter>`,
    query.has('encoding-type') && '<EncodingType>url</EncodingType>',
    `<MaxKeys>${most}</MaxKeys><KeyCount>${page.length}</KeyCount>`,
    `<IsTruncated>${next !== undefined}</IsTruncated>`,
    token !== undefined && `<ContinuationToken>${escapeXml(token)}</ContinuationToken>`,
    next !== undefined && `<NextContinuationToken>${writeToken(next)}</NextContinuationToken>`,
    ...page.map((row) =>
      row.object
        ? contentsOf(row.object, encode)
        : `<CommonPrefixes><Prefix>${encode(row.key)}</Prefix></CommonPrefixes>`,
    ),
    '</ListBucketResult>',
  ]
    .filter(Boolean)
    .join('\n');
}

/** Keys with the delimiter behind the prefix are one row for each text up to it. */
function rowsOf(objects: ObjectHeader[], prefix: string, delimiter: string): Row[] {
  const rows = new Map<string, Row>();
  for (const object of objects) {
    const end = delimiter === '' ? -1 : object.key.indexOf(delimiter, prefix.length);
    const key = end < 0 ? object.key : object.key.slice(0, end + delimiter.length);
    if (!rows.has(key)) rows.set(key, end < 0 ? { key, object } : { key });
  }
  return [...rows.values()];
}

function contentsOf(
  { key, size, lastModified, etag }: ObjectHeader,
  encode: (text: string) => string,
): string {
  const time = lastModified.toISOString();
  return `<Contents><Key>${encode(key)}</Key><LastModified>${time}</LastModified><ETag>${escapeXml(etag)}</ETag><Size>${size}</Size><StorageClass>STANDARD</StorageClass></Contents>`;
}

function readMost(text: string | undefined): number {
  if (text === undefined) return MOST_KEYS;
  if (!/^\d{1,9}$/.test(text))
    throw new S3Error('InvalidArgument', 'Provided max-keys not an integer or within integer range');
  return Math.min(Number(text), MOST_KEYS);
}

function isAfter(key: string, after: string): boolean {
  return Buffer.compare(Buffer.from(key), Buffer.from(after)) > 0;
}

function writeToken(key: string): string {
  return Buffer.from(key).toString('base64url');
}

function readToken(token: string): string {
  if (!/^[\w-]+$/.test(token))
    throw new S3Error('InvalidArgument', 'The continuation token provided is incorrect');
  return Buffer.from(token, 'base64url').toString();
}

/** As forms are encoded, but for the slash. */
function encodeKey(text: string): string {
  return encodeURIComponent(text).replaceAll('%2F', '/').replaceAll('%20', '+');
}
