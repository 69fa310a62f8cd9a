import type { EnvironmentVariableType } from '@aws-sdk/client-codebuild';
import * as vscode from 'vscode';
import type { OverrideVariable } from '../../../core/builds/remote/overrides';
import { looksSecret } from '../../../core/builds/secret-names';
import { askVariableName } from '../../ask-variable-name';
import { pickStep } from '../../pick-step';
import { withoutVariable, withVariable } from '../../variables';
import type { Form } from './parts';
import { type VariableKind, type VariableRow, variableKinds, variableRows } from './variable-rows';

const TITLE = 'Environment Variables';
const REMOVE = { iconPath: new vscode.ThemeIcon('trash'), tooltip: 'Remove' };

type Item = vscode.QuickPickItem & { row?: VariableRow };

/** The form after the user has added, changed and removed variables, until they went back. */
export async function chooseVariables(given: Form): Promise<Form> {
  let form = given;
  for (;;) {
    const { variables = [] } = form.overrides;
    const step = await pickStep(itemsOf(form), {
      title: TITLE,
      placeholder: questionOf(form),
    });
    if (!step) return form;
    const { row } = step.item;
    if (row && step.button === REMOVE) form = withVariables(form, withoutVariable(variables, row.name));
    else form = await edited(form, row?.name ?? (await askVariableName(TITLE)));
  }
}

function questionOf({ overrides, project }: Form): string {
  if ((overrides.variables ?? []).length > 0) return 'Pick a variable to change it';
  const ofProject = project.environment?.environmentVariables ?? [];
  return ofProject.length > 0 ? 'Add a variable, or pick one of the project' : 'Add a variable';
}

function itemsOf(form: Form): Item[] {
  const { own, ofProject } = variableRows(form.overrides.variables, form.project);
  const separator = (label: string) => ({ label, kind: vscode.QuickPickItemKind.Separator });
  return [
    { label: '$(add) Add a variable…' },
    ...own.map((row) => ({ label: row.label, description: row.description, row, buttons: [REMOVE] })),
    ...(ofProject.length > 0 ? [separator('of the project')] : []),
    ...ofProject.map((row) => ({ label: row.label, description: row.description, row })),
  ];
}

async function edited(form: Form, name: string | undefined): Promise<Form> {
  if (name === undefined) return form;
  const { variables = [] } = form.overrides;
  const before = variables.find((each) => each.name === name);
  const kind = await askKind(form, name, before);
  if (!kind) return form;
  const value = await vscode.window.showInputBox({
    title: `Value of ${name}`,
    prompt: kind.prompt,
    value: before?.type === kind.type ? before.value : undefined,
    password: kind.isSecret,
    ignoreFocusOut: true,
  });
  if (value === undefined) return form;
  const variable: OverrideVariable = kind.isSecret
    ? { name, type: kind.type }
    : { name, type: kind.type, value };
  const secrets = new Map(form.secrets);
  secrets.delete(name);
  if (kind.isSecret) secrets.set(name, value);
  return { ...withVariables(form, withVariable(variables, variable)), secrets };
}

async function askKind(
  { project }: Form,
  name: string,
  before: OverrideVariable | undefined,
): Promise<VariableKind | undefined> {
  const ofProject = project.environment?.environmentVariables?.find((each) => each.name === name);
  const type: EnvironmentVariableType = before?.type ?? ofProject?.type ?? 'PLAINTEXT';
  const isSecret = type === 'PLAINTEXT' && (before ? before.value === undefined : looksSecret(name));
  const kinds = variableKinds();
  const active = kinds.find((kind) => kind.type === type && kind.isSecret === isSecret);
  const step = await pickStep(kinds, { title: name, placeholder: `What is ${name}?`, active });
  return step?.item;
}

function withVariables(form: Form, variables: OverrideVariable[]): Form {
  return {
    ...form,
    overrides: { ...form.overrides, variables: variables.length > 0 ? variables : undefined },
  };
}
