import * as vscode from 'vscode';
import { fileName } from '../log/file-name';
import type { LocalRun } from './local-run';
import type { RunsStorage } from './runs';

const KEY = 'codebuild.local.runs';

interface Leftovers {
  discard(run: LocalRun): void;
}

/** Runs are remembered with the workspace: numbers, times and phases, never output or values of variables. */
export function runsStorage(
  memory: vscode.Memento,
  { artifacts, logs, reports }: { artifacts: Leftovers; logs: Leftovers; reports: Leftovers },
): RunsStorage {
  return {
    load: () => memory.get(KEY),
    save: (runs) => void memory.update(KEY, runs.map(withoutValues)),
    discard: (run) => {
      artifacts.discard(run);
      logs.discard(run);
      reports.discard(run);
    },
    discardArtifacts: (run) => artifacts.discard(run),
  };
}

function withoutValues(run: LocalRun): LocalRun {
  return { ...run, state: { ...run.state, command: undefined, exportedEnvironmentVariables: [] } };
}

/** The folder under the extension's storage where runs lay their artifacts, one folder a run. */
export class ArtifactsFolder {
  constructor(private readonly root: vscode.Uri) {}

  of(buildId: string): vscode.Uri {
    return vscode.Uri.joinPath(this.root, 'artifacts', fileName(buildId));
  }

  /** Where the artifacts of a run lie: a build of a batch has its folder in that of the batch. */
  ofRun({ id, partOf }: Pick<LocalRun, 'id' | 'partOf'>): vscode.Uri {
    if (!partOf) return this.of(id);
    // what a workspace remembers must not name another folder
    return vscode.Uri.joinPath(this.of(partOf.runId), partOf.identifier.replace(/\W/g, '_'));
  }

  /** What cannot be removed now stays behind; it is in nobody's way. */
  discard(run: LocalRun): void {
    vscode.workspace.fs.delete(this.ofRun(run), { recursive: true }).then(undefined, () => undefined);
  }
}
