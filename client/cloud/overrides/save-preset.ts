import * as vscode from 'vscode';
import { showInformationMessage } from '../../messages';
import type { Form } from './parts';
import { type Presets, secretNames } from './presets';

const TITLE = 'Save as Preset';

/** Keeps the overrides of a form under a name that the user gives, and the values of its secrets where they want it. */
export async function savePreset(
  presets: Presets,
  { session, project, overrides, secrets }: Form,
): Promise<void> {
  const typed = await vscode.window.showInputBox({
    title: TITLE,
    prompt: 'Name of the preset',
    ignoreFocusOut: true,
    validateInput: (text) => nameProblem(presets, text.trim()),
  });
  if (typed === undefined) return;
  const name = typed.trim();
  const kept = await askSecrets(secretNames(overrides), secrets);
  if (!kept) return;
  await presets.save({ name, sessionId: session.id, project: project.name ?? '', overrides }, kept);
  void showInformationMessage(`Saved as preset ${name}. CodeBuild: Run Preset… starts it.`);
}

function nameProblem(presets: Presets, name: string): vscode.InputBoxValidationMessage | undefined {
  if (name === '') {
    return { message: 'A preset needs a name', severity: vscode.InputBoxValidationSeverity.Error };
  }
  if (!presets.named(name)) return undefined;
  return {
    message: 'There is a preset of that name; this one takes its place',
    severity: vscode.InputBoxValidationSeverity.Warning,
  };
}

/** Of the secrets those values that may be kept; undefined where the user gave up. */
async function askSecrets(
  names: readonly string[],
  known: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, string> | undefined> {
  if (names.length === 0) return new Map();
  const keep = { label: "Keep in VS Code's secret storage", detail: 'The preset starts without a question' };
  const ask = { label: 'Ask at each start', detail: 'The preset remembers the names alone' };
  const answer = await vscode.window.showQuickPick([keep, ask], {
    title: `The ${names.length === 1 ? 'value' : 'values'} of ${names.join(', ')}`,
    ignoreFocusOut: true,
  });
  if (!answer) return undefined;
  return answer === ask ? new Map() : missingSecrets(names, known);
}

/** The values of all these secrets; those that are not known are asked for. Undefined where the user gave up. */
export async function missingSecrets(
  names: readonly string[],
  known: ReadonlyMap<string, string>,
): Promise<Map<string, string> | undefined> {
  const values = new Map<string, string>();
  for (const name of names) {
    const value = known.get(name) ?? (await askSecret(name));
    if (value === undefined) return undefined;
    values.set(name, value);
  }
  return values;
}

function askSecret(name: string): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    title: `Value of ${name}`,
    prompt: 'It is sent as plain text: CodeBuild shows it with the build.',
    password: true,
    ignoreFocusOut: true,
  });
}
