import { expect, it, vi } from 'vitest';
import type * as vscode from 'vscode';
import { failedCommandActions } from '../../../client/local/failed-command-actions';

vi.mock('vscode', () => ({
  CodeActionKind: { QuickFix: 'quickfix' },
  CodeAction: class {
    constructor(
      readonly title: string,
      readonly kind: string,
    ) {}
  },
}));

const problem = (source: string, query: string) => ({
  source,
  code: { value: 'Open Log', target: { scheme: 'codebuild-log', query } },
});

function actionsFor(...diagnostics: unknown[]): unknown {
  const context = { diagnostics } as unknown as vscode.CodeActionContext;
  const [document, range, token] = [{}, {}, {}] as never[];
  return failedCommandActions.provideCodeActions(document as never, range as never, context, token as never);
}

it('a command that failed in a run can be explained', () => {
  expect(actionsFor(problem('CodeBuild run', 'run=site%3A1'))).toMatchObject([
    {
      title: 'Explain Failure',
      kind: 'quickfix',
      command: { command: 'codebuild.local.explainFailure', arguments: [{ kind: 'run', runId: 'site:1' }] },
    },
  ]);
});

it('problems of others are left to them', () => {
  expect(
    actionsFor(problem('codebuild', 'run=1'), problem('CodeBuild run', 'file=%2Fa'), { source: 'eslint' }),
  ).toEqual([]);
});
