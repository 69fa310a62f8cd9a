import * as vscode from 'vscode';
import type { CommandTable } from '../commands';
import { showInformationMessage } from '../messages';
import type { Explanations } from './documents';
import type { PageAction } from './page';

/** What can be done about an explained failure: the arguments are those of a code lens, absent where the palette calls. */
export function explanationCommands(explanations: Explanations): CommandTable<string> {
  const of =
    <Kind extends PageAction['kind']>(
      kind: Kind,
      nothing: string,
      act: (action: Extract<PageAction, { kind: Kind }>) => unknown,
    ) =>
    async (uri?: string, index?: unknown) => {
      const action = explanations.actionOf(kind, uri, index);
      if (action) await act(action);
      else void showInformationMessage(nothing);
    };
  return {
    'codebuild.explanation.applyFix': of(
      'applyFix',
      'There is no fix for this failure that can be applied from here.',
      async ({ build, fix }) => (await import('./apply-fix')).applyFix(build, fix),
    ),
    'codebuild.explanation.openBuildspec': of(
      'openBuildspec',
      'This failure has no place in a buildspec.',
      async ({ build }) => (await import('./open-buildspec')).openBuildspec(build),
    ),
    'codebuild.explanation.openLog': of(
      'openLog',
      'This build has no log.',
      ({ build: { openLog, explanation } }) => openLog?.(explanation?.lines.at(-1)),
    ),
    'codebuild.explanation.copyStatement': of(
      'copyStatement',
      'This failure is not about a permission.',
      async ({ fix: { statement, role } }) => {
        await vscode.env.clipboard.writeText(`${JSON.stringify(statement, undefined, 2)}\n`);
        const whose = role === undefined ? "the build's role" : `the role ${role}`;
        vscode.window.setStatusBarMessage(`Copied. Add it to a policy of ${whose}.`, 5_000);
      },
    ),
    'codebuild.explanation.openDocs': of('openDocs', 'There is no page about this failure.', ({ url }) =>
      vscode.env.openExternal(vscode.Uri.parse(url, true)),
    ),
  };
}
