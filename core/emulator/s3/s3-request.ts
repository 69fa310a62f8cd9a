/** What a request to S3 is about. */
export interface S3Request {
  method: string;
  /** Undefined for the service itself. */
  bucket?: string;
  /** Undefined for the bucket. */
  key?: string;
  query: ReadonlyMap<string, string>;
}

/**
 * Reads a request: the bucket is the first part of the path, or what stands before `localhost` in the host (virtual-hosted style).
 * Undefined for a path that is not well encoded.
 */
export function readS3Request(method: string, url: string, host: string): S3Request | undefined {
  const [rawPath = '', rawQuery = ''] = url.split(/\?(.*)/s);
  const query = readQuery(rawQuery);
  const path = decoded(rawPath.slice(1));
  if (path === undefined || !query) return undefined;
  const ofHost = VIRTUAL_HOST.exec(host)?.[1];
  const slash = path.indexOf('/');
  const ofPath = slash < 0 ? path : path.slice(0, slash);
  const key = ofHost === undefined ? (slash < 0 ? '' : path.slice(slash + 1)) : path;
  return { method, bucket: ofHost ?? (ofPath || undefined), key: key || undefined, query };
}

/** A bucket before the name of this computer, which all names below `localhost` are of (RFC 6761, 6.3). */
export const VIRTUAL_HOST = /^([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])\.localhost(?::\d+)?$/;

/** Undefined for text that is not well encoded. `+` is itself: clients of S3 write spaces as %20. */
export function readQuery(text: string): Map<string, string> | undefined {
  const query = new Map<string, string>();
  for (const part of text.split('&')) {
    if (part === '') continue;
    const [name, value = ''] = part.split(/=(.*)/s).map(decoded);
    if (name === undefined || value === undefined) return undefined;
    query.set(name, value);
  }
  return query;
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** S3's name for what is asked, for a message. */
export function operationName({ method, bucket, key, query }: S3Request): string {
  const [what = ''] = [...query.keys()].filter((name) => SUBRESOURCES.has(name));
  const place = key === undefined ? (bucket === undefined ? 'Service' : 'Bucket') : 'Object';
  const plain = OPERATIONS[`${method} ${place}`];
  if (what === '' && plain !== undefined) return plain;
  const named = what.charAt(0).toUpperCase() + what.slice(1);
  return `${method.charAt(0)}${method.slice(1).toLowerCase()}${place}${named}`;
}

const OPERATIONS: Record<string, string> = {
  'GET Service': 'ListBuckets',
  'GET Bucket': 'ListObjects',
  'HEAD Bucket': 'HeadBucket',
  'PUT Bucket': 'CreateBucket',
  'DELETE Bucket': 'DeleteBucket',
  'GET Object': 'GetObject',
  'HEAD Object': 'HeadObject',
  'PUT Object': 'PutObject',
  'DELETE Object': 'DeleteObject',
};

const SUBRESOURCES = new Set(
  'acl cors delete encryption lifecycle location logging notification policy tagging torrent uploads versioning versions website'.split(
    ' ',
  ),
);
