import type { loadSharedConfigFiles } from '@smithy/shared-ini-file-loader';
import type { ConnectionSettings } from './connection';

type SharedConfigFiles = Awaited<ReturnType<typeof loadSharedConfigFiles>>;

export interface ProfilesDependencies {
  /** Reads the ini files afresh; the SDK's own loader unless given. */
  loadSharedConfigFiles?: () => Promise<SharedConfigFiles>;
}

// sections of the config file that are no profiles, as the SDK's loader names them
const NO_PROFILE = /^(sso-session|services)\./;

/** The names of all profiles in AWS's config and credentials files, sorted, `default` first. Missing files are empty. */
export async function listProfiles(dependencies: ProfilesDependencies = {}): Promise<string[]> {
  const { configFile, credentialsFile } = await loadFiles(dependencies);
  const names = new Set([...Object.keys(configFile), ...Object.keys(credentialsFile)]);
  return [...names]
    .filter((name) => !NO_PROFILE.test(name))
    .sort((a, b) => Number(b === 'default') - Number(a === 'default') || a.localeCompare(b));
}

/** The region that a profile names; undefined where it names none. */
export async function profileRegion(
  profile: string,
  dependencies: ProfilesDependencies = {},
): Promise<string | undefined> {
  const { configFile, credentialsFile } = await loadFiles(dependencies);
  return configFile[profile]?.region ?? credentialsFile[profile]?.region;
}

/**
 * The endpoint that a profile sets for a service (`codebuild`, `cloudwatch_logs`, `sts`) by `endpoint_url`, in its `services`
 * section or for all services. The SDK reads this only for AWS_PROFILE's profile, not for one given to a client.
 */
export async function profileEndpoint(
  profile: string,
  service: string,
  dependencies: ProfilesDependencies = {},
): Promise<string | undefined> {
  const { configFile } = await loadFiles(dependencies);
  const section = configFile[profile];
  if (section?.ignore_configured_endpoint_urls === 'true') return undefined;
  const services = section?.services ? configFile[`services.${section.services}`] : undefined;
  return services?.[`${service}.endpoint_url`] ?? section?.endpoint_url;
}

/** The profile that a connection signs in to SSO with, as `ssoProfile` says. */
export async function signInProfile(
  { profile, emulator }: ConnectionSettings,
  env: Record<string, string | undefined>,
): Promise<string | undefined> {
  if (emulator !== undefined) return undefined;
  const inEnvironment = env.AWS_PROFILE || undefined;
  // the chain takes keys of the environment before the default profile
  if (profile === undefined && inEnvironment === undefined && env.AWS_ACCESS_KEY_ID) return undefined;
  return ssoProfile(profile ?? inEnvironment ?? 'default');
}

/**
 * The profile to sign in with for another one to have credentials: itself where it is of SSO, else the profile of SSO that its role is
 * assumed from. Undefined where its credentials come from elsewhere.
 */
export async function ssoProfile(
  profile: string,
  dependencies: ProfilesDependencies = {},
): Promise<string | undefined> {
  const { configFile, credentialsFile } = await loadFiles(dependencies);
  const visited = new Set<string>();
  for (let name: string | undefined = profile; name !== undefined && !visited.has(name); ) {
    visited.add(name);
    const section: Record<string, string | undefined> = { ...configFile[name], ...credentialsFile[name] };
    if (section.role_arn !== undefined) {
      // a role may be assumed from keys of its own section
      if (section.source_profile === name) return undefined;
      name = section.source_profile;
      continue;
    }
    // the SDK takes these before SSO
    if (section.aws_access_key_id ?? section.web_identity_token_file ?? section.credential_process)
      return undefined;
    return (section.sso_session ?? section.sso_start_url) ? name : undefined;
  }
  return undefined;
}

async function loadFiles(dependencies: ProfilesDependencies): Promise<SharedConfigFiles> {
  if (dependencies.loadSharedConfigFiles) return dependencies.loadSharedConfigFiles();
  const sdk = await import('./sdk');
  return sdk.loadSharedConfigFiles({ ignoreCache: true });
}
