import { valueAt } from '../tree';
import type { LintRule } from './rule';

/** The documented ones, and those that public builds run with. */
const KNOWN = /^(bash|\/bin\/(ba)?sh|sh|powershell(\.exe)?|cmd(\.exe)?|shell-tag)$/;

/** AWS docs build-spec-ref, env.shell: a short list of shells. */
export const unknownShell: LintRule = {
  code: 'unknown-shell',
  severity: 'warning',
  check({ tree }) {
    const shell = valueAt(tree, 'env', 'shell');
    if (shell?.kind !== 'scalar' || shell.isNull || KNOWN.test(shell.value) || shell.value.includes('$')) {
      return [];
    }
    const first = shell.value.split(' ')[0] ?? '';
    const meant = shell.value.includes(' ') && KNOWN.test(first) ? first : undefined;
    return [
      {
        message: `CodeBuild documents the shells bash, /bin/sh, powershell.exe and cmd.exe, without options; \`${shell.value}\` is none of them. ${meant ? `Write \`${meant}\`, and \`set\` options in a command.` : 'Choose one of them.'}`,
        range: shell.range,
      },
    ];
  },
};
