import * as vscode from 'vscode';
import { recordOfRun } from '../../core/builds/history/record-of-run';
import { BuildHistory } from '../../core/insights/build-history';
import type { InsightsSource } from '../insights/sources';
import type { LocalBuilds } from './activate';
import type { LocalRun } from './local-run';

export const LOCAL_SOURCE = 'local';

/** The runs on this computer that the Local view knows: its buildspecs are the projects. */
export function localSource({ runs, openLog, explain }: LocalBuilds): InsightsSource {
  return {
    id: LOCAL_SOURCE,
    name: 'This computer',
    open: async () => {
      const history = new BuildHistory();
      for (const run of runs()) if (!run.batch) history.add(recordOf(run));
      return { history, notices: () => [], close: async () => undefined };
    },
    openLog,
    explain,
  };
}

function recordOf({ id, buildspec, number, startedAt, state, partOf, commit }: LocalRun) {
  return recordOfRun({
    id,
    project: vscode.workspace.asRelativePath(vscode.Uri.parse(buildspec)),
    number,
    startedAt,
    state,
    inBatch: partOf !== undefined,
    ...(commit !== undefined && { sourceVersion: commit }),
  });
}
