/** What the AWS CLI is called with. The name is joined to its option: one that begins with a hyphen would be an option itself. */
export function signInArguments(profile: string): string[] {
  return ['sso', 'login', `--profile=${profile}`];
}

/** The same as somebody types it into a shell; in PowerShell on Windows. */
export function signInCommand(profile: string, platform: NodeJS.Platform): string {
  return ['aws', ...signInArguments(profile)].map((word) => quoted(word, platform)).join(' ');
}

function quoted(word: string, platform: NodeJS.Platform): string {
  // a new line would end the command wherever it is pasted
  const line = word.replace(/[\x00-\x1f\x7f]/g, '');
  if (/^[\w@%+=:,./-]+$/.test(line)) return line;
  return platform === 'win32' ? `'${line.replaceAll("'", "''")}'` : `'${line.replaceAll("'", "'\\''")}'`;
}
