import process from 'node:process';
import { listProfiles } from '../../core/aws/profiles';
import type { AwsDependencies } from '../../core/builds/local/request';
import { withGivenValues } from '../../core/builds/local/secrets';
import { askMfaCode } from '../ask-mfa-code';
import { endpointOf } from '../cloud/connections/connections';
import { showErrorMessage } from '../messages';
import { connectionSettings } from '../settings';
import { askSecrets } from './ask-secrets';
import type { AwsChoice, AwsChoices } from './aws-choices';
import { type AwsNeeds, awsNeeds } from './aws-needs';
import type { KeptSecrets } from './kept-secrets';

/** What one build has of AWS, as its user decided. */
export interface ChosenAws {
  /** Undefined without a profile. */
  region?: string;
  dependencies: AwsDependencies;
  dispose(): void;
}

export interface AwsMemory {
  choices: AwsChoices;
  kept: KeptSecrets;
}

interface Asking {
  /** The buildspec's address. */
  buildspec: string;
  /** As the user reads it. */
  name: string;
  text: string;
}

const ADVICE = 'choose a profile with Select AWS Profile on the buildspec in the CodeBuild view';

/** Asks for a profile where the buildspec wants one and nobody was asked before, and for secrets where there is none. Undefined where the user gave up. */
export async function chooseAws(
  { buildspec, name, text }: Asking,
  { choices, kept }: AwsMemory,
): Promise<ChosenAws | undefined> {
  const needs = awsNeeds(text);
  const choice = choices.get(buildspec) ?? (await firstChoice(needs, buildspec, name, choices));
  if (!choice) return undefined;
  if (choice.profile !== undefined) return open(choice.profile, choice.region);
  const secrets = await askSecrets(buildspec, needs.secrets, kept);
  if (!secrets) return undefined;
  return {
    dependencies: { credentialsAdvice: ADVICE, secrets: withGivenValues(secrets, undefined) },
    dispose: () => undefined,
  };
}

async function firstChoice(
  { callsAws, secrets }: AwsNeeds,
  buildspec: string,
  name: string,
  choices: AwsChoices,
): Promise<AwsChoice | undefined> {
  if (!callsAws && secrets.length === 0) return {};
  // there is nothing to choose, and later there may be
  if ((await listProfiles()).length === 0) return {};
  const { pickProfile } = await import('./pick-profile');
  const choice = await pickProfile(name, undefined);
  if (choice) await choices.set(buildspec, choice);
  return choice;
}

async function open(profile: string, region: string | undefined): Promise<ChosenAws | undefined> {
  const { openProfile } = await import('../../core/builds/local/profile-access');
  const endpoint = endpointOf({ profile, region }, connectionSettings.read().listed);
  const opened = await openProfile(
    { profile, region, endpoint },
    { env: process.env, mfaCodeProvider: askMfaCode },
  );
  if (!opened.ok) {
    void showErrorMessage(
      `${opened.error.message} Choose another profile or region with Select AWS Profile on the buildspec in the CodeBuild view.`,
    );
    return undefined;
  }
  const { region: openedRegion, dispose, ...dependencies } = opened.access;
  return { region: openedRegion, dependencies, dispose };
}
