import type { ClientConfig } from './client-config';

/** What ECR lets a user in with for some hours. */
export interface EcrLogin {
  username: string;
  password: string;
}

/** A login of the ECR registries of an account in a region. Loads ECR's client; rejects as the SDK does. */
export async function ecrLogin(
  config: ClientConfig,
  { account, region }: { account: string; region: string },
): Promise<EcrLogin> {
  const { ECRClient, GetAuthorizationTokenCommand } = await import('./ecr-sdk');
  const client = new ECRClient({ ...config, region });
  try {
    // registryIds is deprecated, but the one way to say whose registry is meant
    const answer = await client.send(new GetAuthorizationTokenCommand({ registryIds: [account] }));
    const token = answer.authorizationData?.[0]?.authorizationToken ?? '';
    const decoded = Buffer.from(token, 'base64').toString('utf8');
    const colon = decoded.indexOf(':');
    if (colon < 1) throw new Error('ECR gave no login');
    return { username: decoded.slice(0, colon), password: decoded.slice(colon + 1) };
  } finally {
    client.destroy();
  }
}
