import * as vscode from 'vscode';
import { projectTexts } from '../../../core/builds/remote/override-changes';
import type { OverrideBuildspec } from '../../../core/builds/remote/overrides';
import { isBuildspecPath } from '../../../core/buildspec/detect';
import { pickStep } from '../../pick-step';
import { nameDocument } from './documents';
import { type Form, type OverridesParts, titleOf } from './parts';

type Item = vscode.QuickPickItem & { document?: string };

/** Another buildspec: a file of the workspace as the editor has it, or a path; undefined for the project's own. */
export async function chooseBuildspec(
  { buildspecs }: OverridesParts,
  form: Form,
): Promise<OverrideBuildspec | undefined> {
  const { project, overrides } = form;
  const none: Item = {
    label: '$(circle-slash) As the project says',
    description: projectTexts(project).buildspec,
  };
  const enter: Item = { label: '$(edit) Enter a path in the source, or the ARN of an object in S3…' };
  const separator = (label: string): Item => ({ label, kind: vscode.QuickPickItemKind.Separator });
  const files = candidates(await buildspecs.all()).map(fileItem);
  const items = [
    none,
    ...(files.length > 0 ? [separator('as the editor has it, saved or not'), ...files] : []),
    separator('another'),
    enter,
  ];
  const now = overrides.buildspec && 'document' in overrides.buildspec ? overrides.buildspec.document : '';
  const active = items.find(({ document }) => document === now);
  const step = await pickStep(items, { title: titleOf(form), placeholder: 'Which buildspec?', active });
  if (!step) return overrides.buildspec;
  if (step.item === none) return undefined;
  const { document } = step.item;
  return document === undefined ? enterPath(form) : { document };
}

/** The buildspecs of the workspace, first the one in the editor. */
function candidates(all: readonly vscode.Uri[]): string[] {
  const active = vscode.window.activeTextEditor?.document.uri;
  const inEditor = active?.scheme === 'file' && isBuildspecPath(active.path) ? [active] : [];
  return [...new Set([...inEditor, ...all].map(String))];
}

function fileItem(document: string): Item {
  const open = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === document);
  return {
    label: `$(file) ${nameDocument(document)}`,
    description: open?.isDirty ? 'with unsaved changes' : undefined,
    document,
  };
}

async function enterPath(form: Form): Promise<OverrideBuildspec | undefined> {
  const { buildspec } = form.overrides;
  const typed = await vscode.window.showInputBox({
    title: titleOf(form),
    prompt: 'Path in the source, such as ci/buildspec.yml, or arn:aws:s3:::BUCKET/KEY',
    value: buildspec && 'path' in buildspec ? buildspec.path : '',
    ignoreFocusOut: true,
    validateInput: (text) => (text.trim() === '' ? 'Enter a path or an ARN' : undefined),
  });
  return typed === undefined ? buildspec : { path: typed.trim() };
}
