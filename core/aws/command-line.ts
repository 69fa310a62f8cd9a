/**
 * A command, an argument an element, as somebody types it into a shell; into PowerShell on Windows. What is more than a plain word is quoted.
 */
export function commandLine(words: readonly string[], platform: NodeJS.Platform): string {
  return words.map((word) => quoted(word, platform)).join(' ');
}

function quoted(word: string, platform: NodeJS.Platform): string {
  // a new line would end the command wherever it is pasted
  const line = word.replace(/[\x00-\x1f\x7f]/g, '');
  if (/^[\w@%+=:,./-]+$/.test(line)) return line;
  return platform === 'win32' ? `'${line.replaceAll("'", "''")}'` : `'${line.replaceAll("'", "'\\''")}'`;
}
