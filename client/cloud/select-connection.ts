import * as vscode from 'vscode';
import { listProfiles, profileRegion } from '../../core/aws/profiles';
import { REGIONS } from '../../core/aws/regions';
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
    description: profiles.length === 0 ? 'there are no profiles in the AWS config files' : undefined,
    detail: 'AWS_PROFILE and AWS_ACCESS_KEY_ID of the environment, else the profile default',
    choice: {},
  });
  return items;
}

type RegionItem = vscode.QuickPickItem & { region?: string; other?: true };

/** '' stands for the region that profile or environment name. */
async function selectRegion(profile: string | undefined): Promise<string | undefined> {
  const own = await profileRegion(profile ?? process.env.AWS_PROFILE ?? 'default');
  const ofChain = profile === undefined ? (process.env.AWS_REGION ?? own) : own;
  const items: RegionItem[] = [];
  if (ofChain !== undefined) {
    items.push({
      label: ofChain,
      description: profile === undefined ? 'as configured' : 'of the profile',
      region: '',
    });
  }
  items.push({ label: 'Regions', kind: vscode.QuickPickItemKind.Separator });
  items.push(...REGIONS.map(({ id, name }) => ({ label: id, description: name, region: id })));
  items.push({ label: 'Another region…', other: true });
  const item = await vscode.window.showQuickPick(items, {
    title: 'Select Region',
    placeHolder: 'Where do the projects live?',
    matchOnDescription: true,
  });
  if (!item?.other) return item?.region;
  return vscode.window.showInputBox({
    title: 'Select Region',
    prompt: 'Name of the region, such as eu-west-1',
    validateInput: (value) =>
      /^[a-z]{2}(-[a-z]+)+-\d+$/.test(value) ? undefined : 'Not the form of a region name',
  });
}
