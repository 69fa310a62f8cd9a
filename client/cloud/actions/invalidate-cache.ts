import * as vscode from 'vscode';
import { invalidateProjectCache } from '../../../core/builds/remote/actions';
import { showInformationMessage, showWarningMessage } from '../../messages';
import type { CloudParts, ProjectTarget } from '../parts';
import { attempt, inView } from './attempt';
import { pickProject } from './pick-project';

/** Has the next builds of a project begin without its cache, after a question: on AWS that is everybody's cache. */
export async function invalidateCache(parts: CloudParts, given: ProjectTarget | undefined): Promise<void> {
  if (!vscode.workspace.isTrusted) return;
  const target = given ?? (await pickProject(parts, 'Invalidate Cache'));
  if (!target || !(await mayInvalidate(target))) return;
  const { session, name } = target;
  const done = await inView(() =>
    attempt(parts, session, 'codebuild:InvalidateProjectCache', async (connection) => {
      await invalidateProjectCache(connection, name);
      return true;
    }),
  );
  if (done) void showInformationMessage(`The next build of ${name} makes its cache anew.`);
}

async function mayInvalidate({ session, name }: ProjectTarget): Promise<boolean> {
  if (session.emulated) return true;
  const invalidate = 'Invalidate Cache';
  const answer = await showWarningMessage(
    `Invalidate the cache of ${name}?`,
    {
      modal: true,
      detail: 'The next build of whoever starts it makes the cache anew, which takes its time.',
    },
    invalidate,
  );
  return answer === invalidate;
}
