import * as vscode from 'vscode';

/** Tells why a build cannot run here, and offers to run it on CodeBuild. */
export async function offerCloud(message: string, ...others: string[]): Promise<string | undefined> {
  const cloud = 'Run on CodeBuild';
  const answer = await vscode.window.showErrorMessage(message, cloud, ...others);
  if (answer !== cloud) return answer;
  await vscode.commands.executeCommand('codebuild.cloud.runBuild');
  return undefined;
}

/** Why a buildspec cannot run here, whatever the engine; undefined where it may. */
export async function whyNotHere(text: string): Promise<string | undefined> {
  const [{ planBuild }, { whyOnlyOnWindows }] = await Promise.all([
    import('../../core/builds/local/plan'),
    import('../../core/builds/local/windows'),
  ]);
  const plan = planBuild(text, '');
  return plan.ok ? whyOnlyOnWindows(plan.buildspec) : undefined;
}
