import * as vscode from 'vscode';
import { planBuild } from '../../core/builds/local/plan';
import { whyOnlyOnWindows } from '../../core/builds/local/windows';
import { showErrorMessage } from '../messages';

/** Tells why a build cannot run here, and offers to run it on CodeBuild. */
export async function offerCloud(message: string, ...others: string[]): Promise<string | undefined> {
  const cloud = 'Run on CodeBuild';
  const answer = await showErrorMessage(message, cloud, ...others);
  if (answer !== cloud) return answer;
  await vscode.commands.executeCommand('codebuild.cloud.runBuild');
  return undefined;
}

/** Why a buildspec cannot run here, whatever the engine; undefined where it may. */
export function whyNotHere(text: string): string | undefined {
  const plan = planBuild(text, '');
  return plan.ok ? whyOnlyOnWindows(plan.buildspec) : undefined;
}
