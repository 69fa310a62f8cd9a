/** An object in S3, or what stands before the keys of several. */
export interface S3Place {
  bucket: string;
  /** '' for all of the bucket. */
  key: string;
}

/** Of an ARN (`arn:aws:s3:::bucket/key`), or `bucket/key` alone; undefined where there is no bucket in it. */
export function s3Place(location: string): S3Place | undefined {
  const path = /^arn:[a-z-]+:s3:::(.*)$/.exec(location)?.[1] ?? location;
  const [bucket = '', ...key] = path.split('/');
  // a bucket's name has no other characters, so that nothing else can come to be a host or a path
  return /^[A-Za-z0-9._-]{3,255}$/.test(bucket) ? { bucket, key: key.join('/') } : undefined;
}
