import process from 'node:process';
import * as vscode from 'vscode';
import { listProfiles, profileRegion } from '../../../core/aws/profiles';
import type { CloudParts } from '../parts';
import type { ListedConnection } from './connections';
import { endpointProblem } from './endpoint-problem';
import { pickRegion } from './pick-region';

type Choice = { profile?: string } | 'emulator' | 'endpoint';
type ChoiceItem = vscode.QuickPickItem & { choice?: Choice };

const TITLE = 'Add Connection';

/** Asks for a profile and a region, or for the emulator, and goes to it in the tree. */
export async function addConnection({
  sessions,
  view,
}: Pick<CloudParts, 'sessions' | 'view'>): Promise<void> {
  const choice = await pickChoice(sessions.hasEmulator ? ['endpoint'] : ['emulator', 'endpoint']);
  const id =
    choice === 'emulator'
      ? await pickEmulator((folder) => sessions.addEmulator(folder))
      : await addOfAws(choice, (connection) => sessions.add(connection));
  if (id !== undefined) await view.revealConnection(id);
}

type Add<T> = (what: T) => Promise<string>;

async function addOfAws(
  choice: { profile?: string } | 'endpoint' | undefined,
  add: Add<ListedConnection>,
): Promise<string | undefined> {
  if (choice !== 'endpoint') return choice && addProfile(choice.profile, undefined, add);
  const endpoint = await askEndpoint();
  if (endpoint === undefined) return undefined;
  const credentials = await pickChoice([]);
  if (typeof credentials !== 'object') return undefined;
  return addProfile(credentials.profile, endpoint, add);
}

async function addProfile(
  profile: string | undefined,
  endpoint: string | undefined,
  add: Add<ListedConnection>,
): Promise<string | undefined> {
  const region = await selectRegion(profile);
  if (region === undefined) return undefined;
  return add({ ...(profile && { profile }), ...(region && { region }), ...(endpoint && { endpoint }) });
}

async function pickChoice(others: ('emulator' | 'endpoint')[]): Promise<Choice | undefined> {
  const item = await vscode.window.showQuickPick(choiceItems(others), {
    title: TITLE,
    placeHolder: 'Whose builds should the CodeBuild view show?',
    matchOnDescription: true,
  });
  return item?.choice;
}

async function choiceItems(others: ('emulator' | 'endpoint')[]): Promise<ChoiceItem[]> {
  const profiles = await listProfiles();
  const items: ChoiceItem[] = [
    { label: 'Profiles', kind: vscode.QuickPickItemKind.Separator },
    ...profiles.map((profile) => ({ label: `$(account) ${profile}`, choice: { profile } })),
    {
      label: '$(key) Default credentials',
      description: 'of the environment, else profile default',
      detail: profiles.length === 0 ? 'The AWS config files have no profiles' : undefined,
      choice: {},
    },
  ];
  if (others.length > 0) items.push({ label: 'Other places', kind: vscode.QuickPickItemKind.Separator });
  if (others.includes('emulator'))
    items.push({
      label: '$(beaker) Emulator…',
      description: 'a CodeBuild on this computer',
      choice: 'emulator',
    });
  if (others.includes('endpoint'))
    items.push({
      label: '$(link) Another endpoint…',
      description: 'a VPC endpoint or a test server',
      choice: 'endpoint',
    });
  return items;
}

async function pickEmulator(add: Add<string>): Promise<string | undefined> {
  const [folder] =
    (await vscode.window.showOpenDialog({
      title: 'The data folder of the emulator (serve --data)',
      openLabel: 'Add Emulator',
      canSelectFiles: false,
      canSelectFolders: true,
    })) ?? [];
  return folder && add(folder.fsPath);
}

async function askEndpoint(): Promise<string | undefined> {
  const endpoint = await vscode.window.showInputBox({
    title: TITLE,
    prompt: 'The address that takes all calls to AWS in the place of AWS itself',
    placeHolder: 'https://vpce-0123.codebuild.eu-west-1.vpce.amazonaws.com',
    ignoreFocusOut: true,
    validateInput: endpointProblem,
  });
  return endpoint?.trim();
}

/** '' stands for the region that the environment or the profile names. */
async function selectRegion(profile: string | undefined): Promise<string | undefined> {
  const { AWS_REGION, AWS_DEFAULT_REGION, AWS_PROFILE } = process.env;
  const ofEnvironment = AWS_REGION || AWS_DEFAULT_REGION;
  const region = ofEnvironment || (await profileRegion(profile ?? AWS_PROFILE ?? 'default'));
  return pickRegion(
    region ? { id: region, ofProfile: profile !== undefined && region !== ofEnvironment } : undefined,
  );
}
