export type EnvironmentFile =
  | { ok: true; variables: { name: string; value: string }[] }
  | { ok: false /** From 1. */; line: number };

/** Lines of `NAME=VALUE`, taken literally without quotes or expansion; blank lines and `#` comments are passed over. */
export function readEnvironmentFile(text: string): EnvironmentFile {
  const variables: { name: string; value: string }[] = [];
  for (const [index, line] of text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .entries()) {
    if (/^\s*(#|$)/.test(line)) continue;
    const [, name, value] = /^\s*([A-Za-z_][A-Za-z0-9_]*)=(.*)$/.exec(line) ?? [];
    if (name === undefined || value === undefined) return { ok: false, line: index + 1 };
    variables.push({ name, value });
  }
  return { ok: true, variables };
}
