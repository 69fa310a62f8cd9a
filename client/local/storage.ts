import * as vscode from 'vscode';
import type { LocalRun, RunsStorage } from './runs';

const KEY = 'codebuild.local.runs';

/** Runs are remembered with the workspace: numbers, times and phases, never output or values of variables. */
export function runsStorage(memory: vscode.Memento, artifacts: ArtifactsFolder): RunsStorage {
  return {
    load: () => memory.get(KEY),
    save: (runs) => void memory.update(KEY, runs.map(withoutValues)),
    discard: (run) => artifacts.discard(run),
  };
}

function withoutValues(run: LocalRun): LocalRun {
  return { ...run, state: { ...run.state, command: undefined, exportedEnvironmentVariables: [] } };
}

/** The folder under the extension's storage where runs lay their artifacts, one folder a run. */
export class ArtifactsFolder {
  constructor(private readonly root: vscode.Uri) {}

  of(buildId: string): vscode.Uri {
    return vscode.Uri.joinPath(this.root, 'artifacts', folderName(buildId));
  }

  /** What cannot be removed now stays behind; it is in nobody's way. */
  discard({ id }: LocalRun): void {
    vscode.workspace.fs.delete(this.of(id), { recursive: true }).then(undefined, () => undefined);
  }
}

/** The build's uuid alone: what a workspace remembers must not name another folder. */
function folderName(buildId: string): string {
  return buildId.slice(buildId.lastIndexOf(':') + 1).replace(/[^\w-]/g, '_');
}
