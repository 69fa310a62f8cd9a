import * as vscode from 'vscode';
import type { Known } from '../../../core/builds/known';
import type { InSource } from '../../../core/builds/remote/project-buildspec';
import { type ProjectFacts, readProjectFacts } from '../../../core/builds/remote/project-facts';
import { checkProject } from '../../../core/insights/check/check';
import { checkInput } from '../../../core/insights/check/input';
import { reportLines } from '../../../core/insights/check/report';
import { showInformationMessage } from '../../messages';
import { attempt } from '../actions/attempt';
import { pickProject } from '../actions/pick-project';
import { inWorkspace } from '../buildspec/workspace-file';
import type { CloudParts, ProjectTarget } from '../parts';
import type { CheckRequest } from './documents';

/** Reviews a project, or the one that the user picks. */
export async function checkPickedProject(
  parts: CloudParts,
  target: ProjectTarget | undefined,
): Promise<void> {
  const project = target ?? (await pickProject(parts, 'Check Project'));
  if (project) await check(parts, { ...project, asksIam: false });
}

/** Reviews a project and shows what it found as a page. */
export async function check(parts: CloudParts, request: CheckRequest): Promise<void> {
  const facts = await read(parts, request);
  if (!facts) return;
  const reviewed = checkProject(checkInput(facts, 'Ask IAM above does'));
  await parts.checks.open(request, `${reportLines(`Check of ${request.name}`, reviewed).join('\n')}\n`);
}

/** Undefined after the user was told why, or has cancelled. */
function read(
  parts: CloudParts,
  { session, name, asksIam }: CheckRequest,
): Thenable<ProjectFacts | undefined> {
  const options = {
    location: vscode.ProgressLocation.Notification,
    title: `Checking ${name}…`,
    cancellable: true,
  };
  return vscode.window.withProgress(options, async (_progress, token) => {
    const controller = new AbortController();
    token.onCancellationRequested(() => controller.abort());
    const { signal } = controller;
    const answer = await attempt(parts, session, 'codebuild:BatchGetProjects', async (connection) => ({
      facts: await readProjectFacts(connection, name, { asksIam, inSource, signal }),
    }));
    if (answer && !answer.facts) void showInformationMessage(`There is no project ${name} any more.`);
    return answer?.facts;
  });
}

async function inSource(place: InSource): Promise<Known<string>> {
  const found = await inWorkspace(place);
  if (found) return { known: found.text };
  const why = vscode.workspace.isTrusted
    ? 'no folder of this workspace is a clone of it'
    : 'Restricted Mode does not look for a clone of it';
  return { unknown: `The buildspec is ${place.path} in the source of the project; ${why}.` };
}
