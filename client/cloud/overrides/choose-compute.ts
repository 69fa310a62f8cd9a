import * as vscode from 'vscode';
import { computeSize, sizeText } from '../../../core/builds/local/compute-size';
import { computeTypesOf } from '../../../core/builds/remote/environment-types';
import { projectTexts } from '../../../core/builds/remote/override-changes';
import { LEAST_TIMEOUT, MOST_TIMEOUT, timeoutProblem } from '../../../core/builds/remote/override-problems';
import { environmentTypeOf } from '../../../core/builds/remote/overrides';
import { showInformationMessage } from '../../messages';
import { pickStep } from '../../pick-step';
import { type Form, titleOf } from './parts';

type Item = vscode.QuickPickItem & { type?: string };

/** A compute type of the environment type that the build will have; undefined for the project's own. */
export async function chooseComputeType(form: Form): Promise<string | undefined> {
  const { project, overrides } = form;
  const environmentType = environmentTypeOf(overrides, project);
  const types = computeTypesOf(environmentType);
  if (!types) {
    void showInformationMessage(
      `Builds of ${project.name} run on a fleet (${environmentType}), which decides the compute type.`,
    );
    return undefined;
  }
  const none: Item = {
    label: '$(circle-slash) As the project says',
    description: projectTexts(project).computeType,
  };
  const items = [
    none,
    ...types.map((type): Item => ({ label: type, description: sizeOf(environmentType, type), type })),
  ];
  const active = items.find(
    ({ type }) => type === (overrides.computeType ?? project.environment?.computeType),
  );
  const step = await pickStep(items, {
    title: titleOf(form),
    placeholder: `Which compute type of ${environmentType}?`,
    active,
  });
  return step ? step.item.type : overrides.computeType;
}

/** Minutes; undefined for the project's own. */
export async function askTimeout(form: Form): Promise<number | undefined> {
  const { project, overrides } = form;
  const typed = await vscode.window.showInputBox({
    title: titleOf(form),
    prompt: `Minutes until the build is stopped, from ${LEAST_TIMEOUT} to ${MOST_TIMEOUT}. Nothing is as the project says: ${projectTexts(project).timeoutInMinutes}.`,
    value: overrides.timeoutInMinutes?.toString(),
    ignoreFocusOut: true,
    validateInput: (text) => (text.trim() === '' ? undefined : timeoutProblem(Number(text))),
  });
  if (typed === undefined) return overrides.timeoutInMinutes;
  return typed.trim() === '' ? undefined : Number(typed);
}

function sizeOf(environmentType: string | undefined, computeType: string): string | undefined {
  const size = computeSize(environmentType, computeType);
  return size && sizeText(size);
}
