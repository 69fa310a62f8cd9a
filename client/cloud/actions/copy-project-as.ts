import * as vscode from 'vscode';
import { getProjects } from '../../../core/builds/remote/projects';
import { COPY_FORMATS, type CopyFormat, copyProjectAs } from '../../../core/insights/copy-as/formats';
import { showInformationMessage } from '../../messages';
import type { CloudParts, ProjectTarget } from '../parts';
import { attempt, inView } from './attempt';
import { pickProject } from './pick-project';

/** Milliseconds that the status bar says so. */
const SAID_FOR = 3_000;

/** Puts a project into the clipboard as text that a tool takes to make one like it, without its secrets. */
export async function copyPickedProjectAs(
  parts: CloudParts,
  given: ProjectTarget | undefined,
): Promise<void> {
  const target = given ?? (await pickProject(parts, 'Copy Project As'));
  const picked = target && (await pickFormat(target.name));
  if (!picked) return;
  const { session, name } = target;
  const projects = await inView(() =>
    attempt(parts, session, 'codebuild:BatchGetProjects', (connection) => getProjects(connection, [name])),
  );
  if (!projects) return;
  const [project] = projects;
  if (!project) {
    void showInformationMessage(`There is no project ${name} any more.`);
    return;
  }
  const { text, replaced } = copyProjectAs(project, picked.format);
  await vscode.env.clipboard.writeText(text);
  if (replaced.length === 0) {
    vscode.window.setStatusBarMessage(`$(check) ${picked.label} copied`, SAID_FOR);
    return;
  }
  void showInformationMessage(
    `${name} is on the clipboard as ${picked.label}, with placeholders for what looks secret: ${replaced.join(', ')}.`,
  );
}

type FormatItem = vscode.QuickPickItem & { format: CopyFormat };

function pickFormat(name: string): Thenable<FormatItem | undefined> {
  return vscode.window.showQuickPick<FormatItem>([...COPY_FORMATS], {
    title: `Copy ${name} As`,
    placeHolder: 'What should take it?',
  });
}
