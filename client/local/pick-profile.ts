import process from 'node:process';
import * as vscode from 'vscode';
import { listProfiles, profileRegion } from '../../core/aws/profiles';
import { pickRegion } from '../cloud/connections/pick-region';
import type { AwsChoice } from './aws-choices';

type ProfileItem = vscode.QuickPickItem & { profile?: string; isChoice?: true };

/** Asks whose credentials the commands of local builds get. Undefined where the user gave up. */
export async function pickProfile(
  name: string,
  current: AwsChoice | undefined,
): Promise<AwsChoice | undefined> {
  const item = await vscode.window.showQuickPick(profileItems(current), {
    title: `AWS in Local Builds of ${name}`,
    placeHolder: 'Whose AWS credentials should the commands get?',
  });
  if (!item?.isChoice) return undefined;
  const { profile } = item;
  if (profile === undefined) return {};
  const own = process.env.AWS_REGION || process.env.AWS_DEFAULT_REGION || (await profileRegion(profile));
  const region = await pickRegion(
    own ? { id: own, ofProfile: own === (await profileRegion(profile)) } : undefined,
    'Which region should the commands use?',
  );
  if (region === undefined) return undefined;
  return region === '' ? { profile } : { profile, region };
}

async function profileItems(current: AwsChoice | undefined): Promise<ProfileItem[]> {
  const chosen = (profile: string | undefined) =>
    current && current.profile === profile ? 'chosen now' : undefined;
  const none: ProfileItem = {
    label: '$(circle-slash) None',
    description: chosen(undefined),
    detail: 'Commands get no AWS credentials from here',
    isChoice: true,
  };
  const profiles = (await listProfiles()).map(
    (profile): ProfileItem => ({
      label: `$(account) ${profile}`,
      description: chosen(profile),
      profile,
      isChoice: true,
    }),
  );
  const separator = {
    label: 'Short-lived credentials of a profile',
    kind: vscode.QuickPickItemKind.Separator,
  };
  return profiles.length > 0 ? [none, separator, ...profiles] : [none];
}
