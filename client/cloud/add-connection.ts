import process from 'node:process';
import * as vscode from 'vscode';
import { listProfiles, profileRegion } from '../../core/aws/profiles';
import type { ListedConnection } from './connections';
import { pickRegion } from './pick-region';
import type { CloudSessions } from './sessions';

type ProfileItem = vscode.QuickPickItem & { choice?: { profile?: string } };

/** Asks for a profile and a region, and shows what is there in the tree. */
export async function addConnection(sessions: CloudSessions): Promise<void> {
  const item = await vscode.window.showQuickPick<ProfileItem>(profileItems(), {
    title: 'Add Connection',
    placeHolder: 'Whose builds should the CodeBuild view show?',
    matchOnDescription: true,
  });
  if (!item?.choice) return;
  const { profile } = item.choice;
  const region = await selectRegion(profile);
  if (region === undefined) return;
  const connection: ListedConnection = { ...(profile && { profile }), ...(region && { region }) };
  await sessions.add(connection);
}

async function profileItems(): Promise<ProfileItem[]> {
  const profiles = await listProfiles();
  return [
    { label: 'Profiles', kind: vscode.QuickPickItemKind.Separator },
    ...profiles.map((profile) => ({ label: `$(account) ${profile}`, choice: { profile } })),
    {
      label: '$(key) Default credentials',
      description: 'of the environment, else profile default',
      detail: profiles.length === 0 ? 'The AWS config files have no profiles' : undefined,
      choice: {},
    },
  ];
}

/** '' stands for the region that profile or environment name. */
async function selectRegion(profile: string | undefined): Promise<string | undefined> {
  const own = await profileRegion(profile ?? process.env.AWS_PROFILE ?? 'default');
  const ofChain = profile === undefined ? (process.env.AWS_REGION ?? own) : own;
  return pickRegion(ofChain === undefined ? undefined : { id: ofChain, ofProfile: profile !== undefined });
}
