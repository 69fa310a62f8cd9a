import type { S3Client, S3ClientConfig } from '@aws-sdk/client-s3';
import { TIMEOUTS } from './client-config';

/** How long a transfer may stand still. Milliseconds. */
const SILENCE = 30_000;

/** A client that is made when it is first asked for. */
export interface OnUse<Client> {
  get(): Promise<Client>;
  destroy(): void;
}

/**
 * A client of S3, loaded now. It follows a bucket to the region that it is in. An endpoint that is not AWS's own (from settings,
 * environment or profile) has no host name for each bucket, so the bucket stands in the path there.
 */
export async function s3Client(
  config: Pick<S3ClientConfig, 'region' | 'credentials' | 'profile' | 'endpoint'>,
  endpoint: unknown = config.endpoint,
): Promise<S3Client> {
  const { S3Client } = await import('./s3-sdk');
  return new S3Client({
    ...config,
    forcePathStyle: endpoint !== undefined && endpoint !== '',
    followRegionRedirects: true,
    requestHandler: { ...TIMEOUTS, socketTimeout: SILENCE },
  });
}

export function onUse<Client extends { destroy(): void }>(make: () => Promise<Client>): OnUse<Client> {
  let made: Promise<Client> | undefined;
  return {
    get() {
      made ??= make();
      return made;
    },
    destroy() {
      made?.then(
        (client) => client.destroy(),
        () => undefined,
      );
    },
  };
}
