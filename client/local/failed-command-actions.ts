import * as vscode from 'vscode';
import { logPartOf } from '../log/log-uri';
import { RUN_PROBLEMS } from './run-problems';

/** Offers at a command that failed in a run to explain why. */
export const failedCommandActions: vscode.CodeActionProvider = {
  provideCodeActions(_document, _range, { diagnostics }) {
    return diagnostics.flatMap((diagnostic) => {
      const runId = runOfProblem(diagnostic);
      if (runId === undefined) return [];
      const action = new vscode.CodeAction('Explain Failure', vscode.CodeActionKind.QuickFix);
      action.diagnostics = [diagnostic];
      action.command = {
        title: action.title,
        command: 'codebuild.local.explainFailure',
        arguments: [{ kind: 'run', runId }],
      };
      return [action];
    });
  },
};

/** The id of the run in which a command failed, by the log that its problem links to. */
function runOfProblem({ source, code }: vscode.Diagnostic): string | undefined {
  const log = typeof code === 'object' ? logPartOf(code.target) : undefined;
  return source === RUN_PROBLEMS && log?.place.kind === 'run' ? log.place.id : undefined;
}
