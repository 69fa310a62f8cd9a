import * as vscode from 'vscode';
import type { SecretVariable } from '../../core/builds/local/secrets';
import { withoutLinks } from '../without-links';
import type { KeptSecrets } from './kept-secrets';

/** A secret whose value is wanted, and what the user reads about it. */
export interface WantedSecret {
  name: string;
  prompt: string;
}

/** The values of a buildspec's secrets that AWS would give with a profile. Undefined where the user gave up. */
export function askSecrets(
  buildspec: string,
  secrets: readonly SecretVariable[],
  kept: KeptSecrets,
): Promise<Map<string, string> | undefined> {
  const wanted = secrets.map(({ name, store, reference }) => ({
    name,
    prompt: `The buildspec reads it from ${store === 'parameter-store' ? 'Parameter Store' : 'Secrets Manager'} (${reference}), and no AWS profile is chosen.`,
  }));
  return askValues(buildspec, wanted, kept);
}

/**
 * The values of secrets: those that are kept, and of the others what the user types, kept on their word alone. Undefined where the
 * user gave up.
 */
export async function askValues(
  buildspec: string,
  wanted: readonly WantedSecret[],
  kept: KeptSecrets,
): Promise<Map<string, string> | undefined> {
  const values = new Map<string, string>();
  const typed = new Map<string, string>();
  for (const { name, prompt } of wanted) {
    let value = await kept.get(buildspec, name);
    if (value === undefined) {
      value = await vscode.window.showInputBox({
        title: `Value of ${name}`,
        prompt: withoutLinks(prompt),
        password: true,
        ignoreFocusOut: true,
      });
      if (value === undefined) return undefined;
      typed.set(name, value);
    }
    values.set(name, value);
  }
  if (typed.size > 0 && (await mayKeep([...typed.keys()]))) await kept.keep(buildspec, typed);
  return values;
}

async function mayKeep(names: string[]): Promise<boolean> {
  const keep = {
    label: "Keep in VS Code's secret storage",
    detail: 'Later runs of this buildspec do not ask',
  };
  const answer = await vscode.window.showQuickPick([{ label: 'Use for this run only' }, keep], {
    title: names.length === 1 ? `Keep the value of ${names[0]}?` : `Keep the values of ${names.join(', ')}?`,
    ignoreFocusOut: true,
  });
  return answer === keep;
}
