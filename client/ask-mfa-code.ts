import * as vscode from 'vscode';

/** The code of an MFA device, where a profile's role wants one. Rejects where the user gives up. */
export async function askMfaCode(serial: string): Promise<string> {
  const code = await vscode.window.showInputBox({
    title: 'AWS sign-in',
    prompt: `Code of the MFA device ${serial}`,
    ignoreFocusOut: true,
    validateInput: (value) => (/^\d{6}$/.test(value.trim()) ? undefined : 'Six digits'),
  });
  if (code === undefined) throw new Error('No MFA code was given.');
  return code.trim();
}
