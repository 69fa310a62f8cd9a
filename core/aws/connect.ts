import type { STSClient } from '@aws-sdk/client-sts';
import { type ChainClients, chainClients } from './chain-clients';
import type { ConnectDependencies } from './client-config';
import { type Clients, destroyClients } from './clients';
import type { Connection, ConnectionSettings, Identity } from './connection';
import { emulatorClients } from './emulator-clients';

/**
 * A connection by the SDK's own rules: credentials from its provider chain, region from the setting, AWS_REGION,
 * AWS_DEFAULT_REGION or the profile, endpoint from the setting, AWS_ENDPOINT_URL* or the profile's endpoint_url. Loads the SDK
 * and touches files at the first call only; what other programs write into AWS's files counts at the next call. Every method rejects with
 * ConnectionError where the settings cannot work.
 */
export function connect(settings: ConnectionSettings, dependencies: ConnectDependencies): Connection {
  const { emulator } = settings;
  return emulator === undefined
    ? connectionOf<ChainClients>(settings, (known) => chainClients(settings, dependencies, known))
    : connectionOf<Clients>(settings, (known) => emulatorClients(emulator, known));
}

/** `renew` gives the clients that count now: those that are known, or others in their place. */
function connectionOf<C extends Clients>(
  settings: ConnectionSettings,
  renew: (known: C | undefined) => Promise<C>,
): Connection {
  let current: Promise<C> | undefined;
  let identity: { of: C; answer: Promise<Identity> } | undefined;

  // one after the other, so that two callers never make the clients twice
  function clients(): Promise<C> {
    current = refresh(current);
    return current;
  }

  async function refresh(before: Promise<C> | undefined): Promise<C> {
    const known = await before?.catch(() => undefined);
    try {
      const next = await renew(known);
      if (known && known.madeFrom !== next.madeFrom) destroyClients(known);
      return next;
    } catch (error) {
      if (known) destroyClients(known);
      throw error;
    }
  }

  return {
    settings,
    region: async () => (await clients()).region,
    codeBuild: async () => (await clients()).codeBuild,
    logs: async () => (await clients()).logs,
    s3: async () => (await clients()).s3.get(),
    iam: async () => (await clients()).iam.get(),
    async identity() {
      const of = await clients();
      if (identity?.of !== of) {
        const answer = whoAmI(of.sts);
        identity = { of, answer };
        // a failure is not remembered: the user signs in and asks again
        answer.catch(() => {
          identity = undefined;
        });
      }
      return identity.answer;
    },
    dispose() {
      current?.then(destroyClients, () => undefined);
      current = undefined;
    },
  };
}

async function whoAmI(sts: STSClient): Promise<Identity> {
  const { GetCallerIdentityCommand } = await import('./sdk');
  const { Account = '', Arn = '' } = await sts.send(new GetCallerIdentityCommand({}));
  return { account: Account, arn: Arn };
}
