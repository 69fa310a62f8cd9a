import * as vscode from 'vscode';
import type { RemoteRefs } from '../../../core/builds/local/refs';
import { projectTexts } from '../../../core/builds/remote/override-changes';
import { sourceVersionProblem } from '../../../core/builds/remote/override-problems';
import { pickStep } from '../../pick-step';
import { workspaceClone } from '../workspace-clone';
import { type Form, titleOf } from './parts';
import { type VersionRow, versionRows } from './version-rows';

type Item = vscode.QuickPickItem & Partial<VersionRow>;

/** A version of the source, from the refs of the workspace's clone where the project builds its repository; undefined for the project's own. */
export async function chooseSourceVersion(form: Form): Promise<string | undefined> {
  const { project, overrides } = form;
  const refs = await refsOf(project.source?.location);
  const none: Item = {
    label: '$(circle-slash) As the project says',
    description: projectTexts(project).sourceVersion,
  };
  const enter: Item = { label: `$(edit) ${enterLabel(project.source?.type)}` };
  const rows = refs ? versionRows(refs) : [];
  const items: Item[] = [
    none,
    enter,
    ...rows.map((row) =>
      'group' in row ? { label: row.group, kind: vscode.QuickPickItemKind.Separator } : row,
    ),
  ];
  const active = items.find(({ version }) => version !== undefined && version === overrides.sourceVersion);
  const step = await pickStep(items, {
    title: titleOf(form),
    placeholder: 'Which version of the source?',
    active,
  });
  if (!step) return overrides.sourceVersion;
  if (step.item === none) return undefined;
  return step.item === enter ? enterVersion(form) : step.item.version;
}

async function enterVersion(form: Form): Promise<string | undefined> {
  const { project, overrides } = form;
  const { type } = project.source ?? {};
  const typed = await vscode.window.showInputBox({
    title: titleOf(form),
    prompt: type === 'S3' ? 'Version id of the object in S3' : 'A commit, a branch, a tag, or pr/NUMBER',
    value: overrides.sourceVersion,
    ignoreFocusOut: true,
    validateInput: (text) => sourceVersionProblem(text.trim(), type),
  });
  return typed?.trim() ?? overrides.sourceVersion;
}

function enterLabel(sourceType: string | undefined): string {
  return sourceType === 'S3'
    ? 'Enter the version of the object…'
    : 'Enter a commit, branch, tag or pr/NUMBER…';
}

async function refsOf(location: string | undefined): Promise<RemoteRefs | undefined> {
  const clone = await workspaceClone(location);
  if (!clone) return undefined;
  const { remoteRefs } = await import('../../../core/builds/local/refs');
  return remoteRefs(clone.directory, clone.remote);
}
