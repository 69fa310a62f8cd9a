import * as vscode from 'vscode';
import { fitOf, privilegedBuilds } from '../../core/builds/local/batch/machine';
import type { ComputeSize } from '../../core/builds/local/compute-size';
import type { Batch } from '../../core/buildspec/batch';
import { showWarningMessage } from '../messages';

interface Circumstances {
  /** Of the buildspec. */
  name: string;
  machine: ComputeSize;
  concurrency: number;
}

/**
 * Asks about what only the user can decide: a batch that outgrows this computer, and privileged builds. Undefined where it is not
 * to run here.
 */
export async function mayRunBatch(
  batch: Batch,
  { name, machine, concurrency }: Circumstances,
): Promise<{ asked: boolean; privileged: boolean } | undefined> {
  const fit = fitOf(batch, machine, concurrency);
  if (!fit.fits && !(await staysHere(name, fit.reasons))) return undefined;
  const asking = privilegedBuilds(batch);
  return asking.length === 0 ? { asked: false, privileged: false } : mayBePrivileged(name, asking);
}

async function staysHere(name: string, reasons: string[]): Promise<boolean> {
  const here = 'Run Here';
  const cloud = 'Run on CodeBuild…';
  const answer = await showWarningMessage(
    `Run the batch of ${name} on this computer? It may be too small for it.`,
    { modal: true, detail: `${reasons.join(' ')}\n\nCodeBuild can run it for a project that you name.` },
    here,
    cloud,
  );
  if (answer === cloud) void vscode.commands.executeCommand('codebuild.cloud.runBatch');
  return answer === here;
}

async function mayBePrivileged(
  name: string,
  builds: string[],
): Promise<{ asked: boolean; privileged: boolean } | undefined> {
  const allow = 'Allow';
  const refuse = 'Run Without';
  const answer = await showWarningMessage(
    `Allow privileged containers for ${name}? Its buildspec asks for them.`,
    {
      modal: true,
      detail: `A privileged container can do to this computer whatever its administrator can. It is needed to run Docker inside the build.\n\nBuilds: ${builds.join(', ')}`,
    },
    allow,
    refuse,
  );
  return answer === undefined ? undefined : { asked: true, privileged: answer === allow };
}
