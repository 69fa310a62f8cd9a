import { createHash } from 'node:crypto';
import type { Memento } from 'vscode';
import type { CloudSession } from '../connections/session';

type Placed = Pick<CloudSession, 'id' | 'emulated' | 'settings'>;

const KEY = 'codebuild.insights.accounts';

/** Which folder has the builds of a connection: connections to the same account and region share theirs. */
export class HistoryPlaces {
  constructor(private readonly memory: Pick<Memento, 'get' | 'update'>) {}

  /** Without a call; undefined where the account is not known yet. */
  known(session: Placed): string | undefined {
    if (isApart(session)) return ofConnection(session.id);
    const known = this.memory.get<Record<string, unknown>>(KEY)?.[session.id];
    // what is remembered must not name another folder
    return typeof known === 'string' && /^\d{12}-[a-z0-9-]+$/.test(known) ? known : undefined;
  }

  /** Once it is known who calls. */
  async of(session: Placed, { account, region }: { account: string; region: string }): Promise<string> {
    if (isApart(session)) return ofConnection(session.id);
    const place = `${account}-${region}`;
    if (!/^\d{12}-[a-z0-9-]+$/.test(place)) return ofConnection(session.id);
    if (this.known(session) !== place)
      await this.memory.update(KEY, { ...this.memory.get<object>(KEY), [session.id]: place });
    return place;
  }
}

/** Other servers than AWS's have accounts of their own, all of the same number. */
function isApart({ emulated, settings: { endpoint } }: Placed): boolean {
  return emulated || endpoint !== undefined;
}

/** The name of a folder, whatever is in the id. */
function ofConnection(id: string): string {
  return `connection-${createHash('sha256').update(id).digest('hex').slice(0, 16)}`;
}
