import * as vscode from 'vscode';
import { listProfiles, profileRegion } from '../../core/aws/profiles';
import { pickRegion } from './pick-region';
import type { CloudSessions } from './session';

type ConnectionItem = vscode.QuickPickItem & { choice?: { profile?: string } | 'emulator' };

/** Asks for a profile, then a region; or for the emulator where one is configured. */
export async function selectConnection(sessions: CloudSessions): Promise<void> {
  const item = await vscode.window.showQuickPick<ConnectionItem>(connectionItems(sessions.emulator), {
    title: 'Select Connection',
    placeHolder: 'Whose builds should the CodeBuild view show?',
    matchOnDescription: true,
  });
  if (item?.choice === undefined) return;
  if (item.choice === 'emulator') return sessions.selectEmulator();
  const { profile } = item.choice;
  const region = await selectRegion(profile);
  if (region !== undefined) await sessions.selectAws(profile, region === '' ? undefined : region);
}

async function connectionItems(emulator: string | undefined): Promise<ConnectionItem[]> {
  const profiles = await listProfiles();
  const items: ConnectionItem[] = [];
  if (emulator !== undefined) {
    items.push({
      label: '$(beaker) Emulator',
      description: 'on this computer',
      detail: emulator,
      choice: 'emulator',
    });
  }
  items.push({ label: 'Profiles', kind: vscode.QuickPickItemKind.Separator });
  items.push(...profiles.map((profile) => ({ label: `$(account) ${profile}`, choice: { profile } })), {
    label: '$(key) Default credentials',
    description: 'of the environment, else profile default',
    detail: profiles.length === 0 ? 'The AWS config files have no profiles' : undefined,
    choice: {},
  });
  return items;
}

/** '' stands for the region that profile or environment name. */
async function selectRegion(profile: string | undefined): Promise<string | undefined> {
  const own = await profileRegion(profile ?? process.env.AWS_PROFILE ?? 'default');
  const ofChain = profile === undefined ? (process.env.AWS_REGION ?? own) : own;
  return pickRegion(ofChain === undefined ? undefined : { id: ofChain, ofProfile: profile !== undefined });
}
