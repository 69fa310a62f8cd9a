import * as vscode from 'vscode';
import { startBuild } from '../../../core/builds/remote/actions';
import { type BuildOverrides, startBuildOverrides } from '../../../core/builds/remote/overrides';
import { getProjects } from '../../../core/builds/remote/projects';
import { showErrorMessage, showWarningMessage } from '../../messages';
import { attempt, inView } from '../actions/attempt';
import { beginBuild } from '../actions/begin-build';
import { pickProject } from '../actions/pick-project';
import type { CloudParts, ProjectTarget } from '../parts';
import { documentText, nameDocument } from './documents';
import { fillIn } from './form';
import { projectKey } from './memory';
import type { Form } from './parts';
import { pickPreset } from './pick-preset';
import { secretNames } from './presets';
import { documentOf } from './preview';
import { missingSecrets } from './save-preset';

/**
 * Starts a build with overrides of its project's settings, which the user gives in a form, where `more` stands already; asks for the project
 * where none is given.
 */
export async function runWithOverrides(
  parts: CloudParts,
  given: ProjectTarget | undefined,
  more: BuildOverrides = {},
): Promise<void> {
  if (!vscode.workspace.isTrusted) return;
  const target = given ?? (await pickProject(parts, 'Run with Overrides'));
  const project = target && (await projectOf(parts, target));
  if (!project) return;
  const { memory } = parts.overrides;
  const overrides = { ...memory.get(projectKey(target.session.id, target.name)), ...more };
  await run(parts, { session: target.session, project, overrides, secrets: new Map() }, 'options');
}

/** Starts a build with the overrides of a preset, after a look at what differs from the project as it is now. */
export async function runPreset(parts: CloudParts, given: ProjectTarget | undefined): Promise<void> {
  if (!vscode.workspace.isTrusted) return;
  const { presets } = parts.overrides;
  const preset = await pickPreset(parts, given, 'Run Preset');
  if (!preset) return;
  const session = parts.sessions.get(preset.sessionId);
  if (!session) {
    void showWarningMessage(
      `The connection of preset ${preset.name} is no longer in the CodeBuild view. Add it again to run the preset.`,
    );
    return;
  }
  const project = await projectOf(parts, { session, name: preset.project });
  if (!project) return;
  const { overrides } = preset;
  await run(parts, { session, project, overrides, secrets: await presets.secretsOf(preset) }, 'preview');
}

export async function deletePreset(parts: CloudParts, given: ProjectTarget | undefined): Promise<void> {
  const preset = await pickPreset(parts, given, 'Delete Preset');
  if (!preset) return;
  const yes = 'Delete';
  const answer = await showWarningMessage(
    `Delete preset ${preset.name}?`,
    { modal: true, detail: 'Its overrides and the values of its secrets are forgotten.' },
    yes,
  );
  if (answer === yes) await parts.overrides.presets.remove(preset);
}

async function run(parts: CloudParts, given: Form, first: 'options' | 'preview'): Promise<void> {
  const form = await fillIn(parts.overrides, given, first);
  if (!form) return;
  const { overrides, project, session } = form;
  const secrets = await missingSecrets(secretNames(overrides), form.secrets);
  if (!secrets) return;
  const address = documentOf(overrides);
  const buildspecText = address === undefined ? undefined : await documentText(address);
  if (address !== undefined && buildspecText === undefined) {
    void showErrorMessage(`${nameDocument(address)} cannot be read. Choose another buildspec.`);
    return;
  }
  const asked = startBuildOverrides(overrides, project, { secrets, buildspecText });
  await beginBuild(parts, session, 'codebuild:StartBuild', (connection) =>
    startBuild(connection, project.name ?? '', asked),
  );
}

/** As CodeBuild has it now, since the preview is worth nothing otherwise. */
async function projectOf(parts: CloudParts, { session, name }: ProjectTarget) {
  const projects = await inView(() =>
    attempt(parts, session, 'codebuild:BatchGetProjects', (connection) => getProjects(connection, [name])),
  );
  if (!projects) return undefined;
  const [project] = projects;
  if (!project) {
    void showErrorMessage(`CodeBuild has no project ${name} any more. Refresh the CodeBuild view.`);
  }
  return project;
}
