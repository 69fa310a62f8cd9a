import * as vscode from 'vscode';
import type { LocalRun, RunsStorage } from './runs';

const KEY = 'codebuild.local.runs';

/**
 * Runs are remembered with the workspace: numbers, times and phases, never output or values of variables. `leftovers` are what a
 * run leaves on disk.
 */
export function runsStorage(
  memory: vscode.Memento,
  leftovers: { discard(run: LocalRun): void }[],
): RunsStorage {
  return {
    load: () => memory.get(KEY),
    save: (runs) => void memory.update(KEY, runs.map(withoutValues)),
    discard: (run) => {
      for (const each of leftovers) each.discard(run);
    },
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
  discard({ id }: LocalRun): void {
    vscode.workspace.fs.delete(this.of(id), { recursive: true }).then(undefined, () => undefined);
  }
}

/** The build's uuid alone: what a workspace remembers must not name another folder or file. */
export function fileName(buildId: string): string {
  return buildId.slice(buildId.lastIndexOf(':') + 1).replace(/[^\w-]/g, '_');
}
