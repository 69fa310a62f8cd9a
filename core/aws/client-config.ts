import type { ConnectionSettings } from './connection';
import { ConnectionError } from './errors';
import { listProfiles, profileEndpoint, profileRegion } from './profiles';
import { type RememberedCredentials, rememberedCredentials } from './remembered-credentials';

export interface ConnectDependencies {
  /** The variables that the SDK itself reads: process.env, whose own reads this cannot change. */
  env: Record<string, string | undefined>;
  /** Asks for the code of an MFA device, where a profile's role wants one. Without it such a profile is refused. */
  mfaCodeProvider?: (serial: string) => Promise<string>;
  /**
   * Credentials of other connections, by profile, which are shared: who gave an MFA code for one region need not give another one for the next.
   */
  shared?: Map<string | undefined, RememberedCredentials>;
  /** Milliseconds since the epoch; the system's clock unless given. */
  now?: () => number;
}

export interface AwsCredentials {
  accessKeyId: string;
  secretAccessKey: string;
  /** Absent of long-lived keys, those of an IAM user. */
  sessionToken?: string;
  /** Absent where nobody says when they end. */
  expiration?: Date;
}

/** Credentials of the SDK's chain; asked to refresh, they are read anew, whatever is known. */
export type CredentialProvider = (options?: { forceRefresh?: boolean }) => Promise<AwsCredentials>;

/** What every client of a connection is made from. */
export interface ClientConfigs {
  region: string;
  credentials: RememberedCredentials;
  /** Of one service, by its name in AWS's config file and in the variables of the environment. */
  of(service: string, variable: string): Promise<ClientConfig>;
}

export interface ClientConfig {
  region: string;
  profile?: string;
  credentials: CredentialProvider;
  requestHandler: typeof TIMEOUTS;
  endpoint?: string;
}

// nothing hangs: a connection is there within seconds, an answer within half a minute
export const TIMEOUTS = { connectionTimeout: 5_000, requestTimeout: 30_000, throwOnRequestTimeout: true };

/** Credentials, region and endpoints by the SDK's own rules. Rejects with ConnectionError where the settings cannot work. */
export async function clientConfigs(
  settings: ConnectionSettings,
  dependencies: ConnectDependencies,
): Promise<ClientConfigs> {
  const { profile } = settings;
  const { env, shared } = dependencies;
  const profiles = profile === undefined ? [] : await listProfiles();
  if (profile !== undefined && !profiles.includes(profile)) {
    throw new ConnectionError(
      'credentials',
      `There is no profile "${profile}" in the AWS config and credentials files.`,
      profiles.length > 0 ? `Select one of: ${profiles.join(', ')}.` : 'Run aws configure to make one.',
    );
  }
  const region = settings.region || (await configuredRegion(profile, env));
  const sdk = await import('./sdk');
  const credentials = shared?.get(profile) ?? chainCredentials(sdk, { profile, region }, dependencies);
  shared?.set(profile, credentials);
  return {
    region,
    credentials,
    of: async (service, variable) => ({
      region,
      profile,
      credentials,
      requestHandler: TIMEOUTS,
      ...(await endpointConfig(settings, service, variable, env)),
    }),
  };
}

function chainCredentials(
  { fromIni, fromNodeProviderChain }: typeof import('./sdk'),
  { profile, region }: { profile?: string; region: string },
  { mfaCodeProvider, now = Date.now }: ConnectDependencies,
): RememberedCredentials {
  const options = {
    profile,
    mfaCodeProvider,
    // of STS alone: a session of SSO has a region of its own
    parentClientConfig: { region },
    clientConfig: { requestHandler: TIMEOUTS },
    // what another program writes into the files meanwhile counts
    ignoreCache: true,
  };
  // a profile that fails must not end in the role of the machine, which the rest of the chain would try
  return rememberedCredentials(
    profile === undefined ? fromNodeProviderChain(options) : fromIni(options),
    now,
  );
}

async function configuredRegion(
  profile: string | undefined,
  env: Record<string, string | undefined>,
): Promise<string> {
  const name = profile ?? env.AWS_PROFILE ?? 'default';
  // the CLI reads both variables, the JavaScript SDK only the first
  const region = env.AWS_REGION || env.AWS_DEFAULT_REGION || (await profileRegion(name));
  if (region) return region;
  throw new ConnectionError(
    'region',
    `No AWS region is configured for the profile "${name}".`,
    'Choose a region, set AWS_REGION, or add a region to the profile.',
  );
}

async function endpointConfig(
  { endpoint, profile }: ConnectionSettings,
  service: string,
  variable: string,
  env: Record<string, string | undefined>,
): Promise<{ endpoint?: string }> {
  if (endpoint) return { endpoint };
  const inEnvironment = env[`AWS_ENDPOINT_URL_${variable}`] || env.AWS_ENDPOINT_URL;
  if (inEnvironment || profile === undefined || env.AWS_IGNORE_CONFIGURED_ENDPOINT_URLS === 'true') return {};
  const ofProfile = await profileEndpoint(profile, service);
  return ofProfile ? { endpoint: ofProfile } : {};
}
