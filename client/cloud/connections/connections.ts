import type { ConnectionSettings } from '../../../core/aws/connection';

/** What the user's settings say of connections. */
export interface ConfiguredConnections {
  /** The data folder of an emulator on this computer. */
  emulator?: string;
  listed: readonly ListedConnection[];
}

/** An entry of the setting `codebuild.connections`; what is absent comes from the SDK's own chain. */
export type ListedConnection = Pick<ConnectionSettings, 'profile' | 'region' | 'endpoint'>;

export interface TreeConnection {
  /** The same for the same settings, in every window and after every start. */
  id: string;
  settings: ConnectionSettings;
  /** Nobody configured it: it is what AWS's tools would take by themselves. */
  implied: boolean;
}

/** All connections in the order of the tree, each once: the emulator, then those of the list; with neither, that of the default credentials chain. */
export function treeConnections({ emulator, listed }: ConfiguredConnections): TreeConnection[] {
  const all: ConnectionSettings[] = [...(emulator === undefined ? [] : [{ emulator }]), ...listed];
  if (all.length === 0) return [{ id: connectionId({}), settings: {}, implied: true }];
  const byId = new Map(all.map((settings) => [connectionId(settings), settings]));
  return [...byId].map(([id, settings]) => ({ id, settings, implied: false }));
}

/** Names a connection by what decides where its calls go. */
export function connectionId({ profile, region, endpoint, emulator }: ConnectionSettings): string {
  if (emulator !== undefined) return `emulator/${encodeURIComponent(emulator)}`;
  return ['aws', profile, region, endpoint].map((part = '') => encodeURIComponent(part)).join('/');
}

/** The list as the settings have it; what is no connection is left out. */
export function listedConnections(value: unknown): ListedConnection[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((entry: unknown) => {
    if (typeof entry !== 'object' || entry === null) return [];
    const { profile, region, endpoint } = entry as Record<string, unknown>;
    return [definedParts({ profile: text(profile), region: text(region), endpoint: text(endpoint) })];
  });
}

/** Where the calls with a profile go, as the user said for its connection. */
export function endpointOf(
  { profile, region }: Pick<ConnectionSettings, 'profile' | 'region'>,
  listed: readonly ListedConnection[],
): string | undefined {
  const ofProfile = listed.filter((connection) => connection.profile === profile);
  return (ofProfile.find((connection) => connection.region === region) ?? ofProfile[0])?.endpoint;
}

function definedParts(connection: ListedConnection): ListedConnection {
  return Object.fromEntries(Object.entries(connection).filter(([, part]) => part !== undefined));
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}
