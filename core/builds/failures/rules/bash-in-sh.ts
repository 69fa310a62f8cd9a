import { setShell } from '../../../buildspec/lint/set-shell';
import { guide } from '../docs';
import type { FailureRule } from '../rule';

/**
 * How dash, the `sh` of Ubuntu images, and ash tell that they do not know bash's syntax. dash numbers lines without the word `line`, which
 * bash has: `script.sh: 4: source: not found`.
 */
const COMPLAINT =
  /(?:^|\/)(?<script>[\w.-]+|\[[\w-]+\]): (?:line )?\d+: (?:.*: )?(?<what>(?:\[\[|source|pushd|popd|shopt|declare|typeset|mapfile|readarray|let|function|\(\(): not found|Bad substitution|bad substitution|Syntax error: (?:"\(" unexpected|redirection unexpected|Bad for loop variable|"(?:\(\(|\}|\)|&)" unexpected.*)|syntax error: unexpected (?:"\("|redirection)|set: Illegal option -o pipefail|set: illegal option -o pipefail|Illegal option -o pipefail|\[: (?:.*: )?unexpected operator)|(?<braces>\{\d+\.\.\d+\}).*: No such file or directory/;

export const bashInSh: FailureRule = {
  code: 'bash-in-sh',
  lines: {
    words: [
      ': not found',
      'bad substitution',
      'syntax error:',
      'illegal option -o pipefail',
      'bad for loop variable',
      'unexpected operator',
      'no such file or directory',
    ],
    pattern: COMPLAINT,
  },
  explain({ buildspec, command }, lines) {
    const groups = lines.at(-1)?.match.groups;
    if (!groups) return undefined;
    const { script = 'sh', what = '', braces } = groups;
    const shown = braces ?? shownOf(what, command?.text ?? '');
    if (shown === undefined) return undefined;
    // the agent runs each command as a file of this name; any other script has its own first line
    const isOwn = /^(?:script\.sh|sh|\[script\])$/.test(script);
    const shell = buildspec?.scalarAt('env', 'shell')?.value ?? '';
    if (isOwn && /bash$/.test(shell)) return undefined;
    const fix = isOwn && buildspec?.lintInput ? setShell(buildspec.lintInput) : undefined;
    return {
      message: /^(?:\W*|[a-z]+|\{[\d.]+\})$/.test(shown)
        ? `\`sh\` does not know \`${shown}\`, which is for bash.`
        : `\`sh\` cannot read the command (${shown}): it looks like bash's syntax.`,
      advice: isOwn
        ? 'Set `shell: bash` under `env`, or write it as POSIX shells know it.'
        : `Begin \`${script}\` with \`#!/bin/bash\` and run it as a program or with \`bash\`, not with \`sh\`.`,
      docs: guide('build-env-ref-cmd'),
      fix: fix && { kind: 'buildspec', ...fix },
    };
  },
};

/** What `sh` complains of; undefined where bash would not read it either. */
function shownOf(what: string, command: string): string | undefined {
  if (!what.endsWith('unexpected operator')) return what.replace(/: not found$/, '');
  return /\[ [^\]]*==/.test(command) ? '==' : undefined;
}
