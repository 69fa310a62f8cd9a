import * as vscode from 'vscode';
import { looksSecret } from '../../core/builds/secret-names';
import { askVariableName } from '../ask-variable-name';
import { pickStep } from '../pick-step';
import { withoutVariable, withVariable } from '../variables';
import type { RunVariable } from './run-options';
import { variableRows } from './variable-rows';

const TITLE = 'Environment Variables';

type Item = vscode.QuickPickItem & { name?: string; isSecret?: boolean };

const SECRET = { iconPath: new vscode.ThemeIcon('lock'), tooltip: 'Make Secret' };
const PLAIN = { iconPath: new vscode.ThemeIcon('unlock'), tooltip: 'Make Plain: Its Value Is Remembered' };
const REMOVE = { iconPath: new vscode.ThemeIcon('trash'), tooltip: 'Remove' };

/** Has the user add, change and remove variables until they go back. */
export async function chooseVariables(given: readonly RunVariable[]): Promise<RunVariable[]> {
  let variables = [...given];
  for (;;) {
    const step = await pickStep(itemsOf(variables), {
      title: TITLE,
      placeholder: variables.length > 0 ? 'Pick a variable to change its value' : 'Add a variable',
    });
    if (!step) return variables;
    const { name, isSecret = false } = step.item;
    if (name === undefined) variables = await added(variables);
    else if (step.button === REMOVE) variables = withoutVariable(variables, name);
    else if (step.button === SECRET) variables = withVariable(variables, { name });
    else if (step.button === PLAIN || !isSecret) variables = await changed(variables, name);
  }
}

function itemsOf(variables: readonly RunVariable[]): Item[] {
  return [
    { label: '$(add) Add a variable…' },
    ...variableRows(variables).map((row) => ({ ...row, buttons: [row.isSecret ? PLAIN : SECRET, REMOVE] })),
  ];
}

async function added(variables: RunVariable[]): Promise<RunVariable[]> {
  const name = await askVariableName(TITLE);
  if (name === undefined) return variables;
  return looksSecret(name) ? withVariable(variables, { name }) : changed(variables, name);
}

async function changed(variables: RunVariable[], name: string): Promise<RunVariable[]> {
  const value = await vscode.window.showInputBox({
    title: TITLE,
    prompt: `Value of ${name}. It is remembered as plain text.`,
    value: variables.find((each) => each.name === name)?.value,
    ignoreFocusOut: true,
  });
  return value === undefined ? variables : withVariable(variables, { name, value });
}
