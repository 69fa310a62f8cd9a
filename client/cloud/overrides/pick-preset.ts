import * as vscode from 'vscode';
import { overrideSummary } from '../../../core/builds/remote/override-changes';
import { showInformationMessage } from '../../messages';
import type { CloudParts, ProjectTarget } from '../parts';
import { nameDocument } from './documents';
import type { Preset } from './presets';

/** The preset that the user picks, of one project where it is given. Undefined where they gave up, or there is none. */
export async function pickPreset(
  { overrides: { presets }, sessions }: CloudParts,
  project: ProjectTarget | undefined,
  title: string,
): Promise<Preset | undefined> {
  const all = presets.all.filter(
    (preset) => !project || (preset.sessionId === project.session.id && preset.project === project.name),
  );
  if (all.length === 0) {
    void showInformationMessage(
      `There is no preset${project ? ` for ${project.name}` : ' in this workspace'} yet. Run with Overrides… saves one.`,
    );
    return undefined;
  }
  const items = all.map((preset) => ({
    label: preset.name,
    description: [preset.project, sessions.get(preset.sessionId)?.name ?? 'connection removed'].join(' · '),
    detail: overrideSummary(preset.overrides, nameDocument),
    preset,
  }));
  const item = await vscode.window.showQuickPick(items, {
    title,
    placeHolder: 'Which preset?',
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return item?.preset;
}
