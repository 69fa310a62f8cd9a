import type { Build } from '@aws-sdk/client-codebuild';
import type { Memento } from 'vscode';
import { getBuilds } from '../../../core/builds/remote/builds';
import type { InsightsSource } from '../../insights/sources';
import { showInformationMessage } from '../../messages';
import { attempt } from '../actions/attempt';
import { answer } from '../aws';
import { openLog } from '../commands';
import type { CloudSession } from '../connections/session';
import { explainFailure } from '../failures/explain';
import type { CloudParts } from '../parts';
import { ConnectionHistory } from './cloud-history';
import { HistoryPlaces } from './history-places';

export interface CloudSourcesParts extends CloudParts {
  /** Remembers which account a connection is of. */
  memory: Memento;
  /** The folder with the build histories, each in one of its own. */
  historyFolder(place: string): string;
}

/** The connections of the CodeBuild view, in its order. */
export function cloudSources(parts: CloudSourcesParts): InsightsSource[] {
  const places = new HistoryPlaces(parts.memory);
  return parts.sessions.all.map((session) => ({
    id: session.id,
    name: session.name,
    region: session.store.connection.region,
    open: () =>
      ConnectionHistory.open({
        session,
        places,
        folder: parts.historyFolder,
        connect: () =>
          answer('sts:GetCallerIdentity', async () => {
            const connection = await session.connection();
            const [{ account }, region] = await Promise.all([connection.identity(), connection.region()]);
            return { connection, account, region };
          }),
        learnt: parts.learnt,
        clock: parts.clock,
        random: Math.random,
      }),
    openLog: async (id) => {
      const build = await buildOf(parts, session, id);
      if (build) await openLog(parts, { session, build });
    },
    explain: async (id) => {
      const build = await buildOf(parts, session, id);
      if (build) await explainFailure(parts, { session, build });
    },
  }));
}

async function buildOf(parts: CloudParts, session: CloudSession, id: string): Promise<Build | undefined> {
  const { builds } = session.store;
  const known = builds.get(id);
  if (known) return known;
  const found = await attempt(parts, session, 'codebuild:BatchGetBuilds', (connection) =>
    getBuilds(connection, [id]),
  );
  const [build] = found ?? [];
  if (build) builds.learn(build);
  else if (found) void showInformationMessage('This build is gone: CodeBuild keeps builds for a year.');
  return build;
}
