import * as vscode from 'vscode';
import type { PhaseName } from '../../core/buildspec/buildspec';
import { showInformationMessage } from '../messages';

/** The phase of a buildspec that the user picks; undefined, after a message where there is none to pick, where they gave up. */
export async function choosePhase(
  buildspec: vscode.Uri,
  title: string,
  placeHolder: string,
): Promise<PhaseName | undefined> {
  const name = vscode.workspace.asRelativePath(buildspec);
  const [document, { phasesOfText }] = await Promise.all([
    vscode.workspace.openTextDocument(buildspec),
    import('./phases-of-text'),
  ]);
  const phases = phasesOfText(document.getText());
  if (phases.length === 0) {
    void showInformationMessage(
      `${name} has no phase with commands. Add some under phases, then run it again.`,
    );
    return undefined;
  }
  const items = phases.map((phase) => ({ label: phase, phase }));
  const item = await vscode.window.showQuickPick(items, { title: `${title}: ${name}`, placeHolder });
  return item?.phase;
}
