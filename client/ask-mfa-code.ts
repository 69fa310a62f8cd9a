import * as vscode from 'vscode';

/** The code of an MFA device, where the role of a profile wants one. Rejects with ConnectionError where the user gives up. */
export async function askMfaCode(serial: string, profile?: string): Promise<string> {
  const code = await vscode.window.showInputBox({
    title: profile === undefined ? 'AWS sign-in' : `AWS sign-in: ${profile}`,
    prompt: `Code of the MFA device ${serial}`,
    ignoreFocusOut: true,
    validateInput: (value) => (/^\d{6}$/.test(value.trim()) ? undefined : 'Six digits'),
  });
  if (code !== undefined) return code.trim();
  const { noMfaCode } = await import('../core/aws/errors');
  throw noMfaCode();
}
