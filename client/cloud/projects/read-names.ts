import type { AwsErrorDescription } from '../../../core/aws/errors';
import type { CloudStore } from '../store';
import type { Patience } from './patience';
import { rarely } from './rarely';

export interface NamedSession {
  name: string;
  store: Pick<CloudStore, 'connect' | 'projects' | 'readAllProjects'>;
}

/** The names of one connection, as far as they are read. */
export interface ReadNames {
  names: readonly string[];
  /** What the tree calls the connection. */
  connection: string;
  /** Why not all names are here. */
  error?: AwsErrorDescription;
}

/** Reads the names of all projects of these sessions side by side into `found`, which has them in the order of the sessions. */
export async function readNames<S extends NamedSession>(
  sessions: readonly S[],
  found: Map<S, ReadNames>,
  { onChange, ...patience }: Patience & { onChange(): void },
): Promise<void> {
  for (const session of sessions) found.set(session, { names: [], connection: session.name });
  const tell = () => {
    if (!patience.signal.aborted) onChange();
  };
  await Promise.all(
    sessions.map(async (session) => {
      const { name, store } = session;
      const { region } = await store.connect();
      const connection = region === undefined ? name : `${name} · ${region}`;
      const take = (names: readonly string[], error?: AwsErrorDescription) =>
        found.set(session, { names, connection, error });
      const first = await store.projects();
      take(first.ids, first.error);
      tell();
      if (!first.more) return;
      const tellRarely = rarely(tell);
      const onPage = ({ ids }: { ids: readonly string[] }) => {
        take(ids);
        tellRarely();
      };
      const all = await store.readAllProjects({ ...patience, onPage });
      take(all.ids, all.error);
      tell();
    }),
  );
}
