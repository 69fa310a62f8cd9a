import type { Script, ShellCommand, Word } from '../shell/script';
import type { Range } from '../tree';
import type { LintRule } from './rule';
import { setShell } from './set-shell';

const BASH_COMMANDS = /^(source|pushd|popd|shopt|declare|typeset|mapfile|readarray)$/;

/** Without one of these a command need not be read at all. */
const MAY_BE_BASH =
  /\[\[|\(\(|=\(|[<>]\(|<<<|&>|\$\{\w+[[/:^,]|\]=|\b(source|pushd|popd|shopt|declare|typeset|mapfile|readarray|function|pipefail)\b/;

interface Found {
  what: string;
  range: Range;
}

/**
 * Words of bash under the default shell, which is dash on Ubuntu images (`source: not found`) and bash on Amazon Linux.
 * AWS docs build-env-ref-cmd; one finding a file.
 */
export const bashSyntax: LintRule = {
  code: 'bash-syntax',
  severity: 'information',
  fixes: true,
  check(input) {
    if (!/^(|sh|\/bin\/sh)$/.test(input.shell)) return [];
    for (const command of input.shellCommands) {
      if (!MAY_BE_BASH.test(command.text)) continue;
      const found = command.script && first(command.script, command.text);
      if (!found) continue;
      return [
        {
          message: `\`${found.what}\` is for bash. The default shell is the image's \`sh\`: bash on Amazon Linux, but dash on Ubuntu, which does not know it. Set \`shell: bash\` under \`env\`.`,
          range: command.place(found.range),
          fix: setShell(input),
        },
      ];
    }
    return [];
  },
};

function first(script: Script, text: string): Found | undefined {
  for (const { pipelines } of script.lists) {
    for (const { commands } of pipelines) {
      for (const command of commands) {
        const found = inCommand(command, text);
        if (found) return found;
      }
    }
  }
  return undefined;
}

function inCommand(command: ShellCommand, text: string): Found | undefined {
  const { range } = command;
  if (command.kind === 'compound') {
    if (command.type === 'test') return { what: '[[', range: { start: range.start, end: range.start + 2 } };
    if (command.type === 'arithmetic')
      return { what: '((', range: { start: range.start, end: range.start + 2 } };
    if (command.type === 'function')
      return { what: 'function', range: { start: range.start, end: range.start + 8 } };
    for (const script of [...command.conditions, ...command.bodies]) {
      const found = first(script, text);
      if (found) return found;
    }
    return inWords(command.words, text);
  }
  const [name] = command.words;
  if (name?.literal !== undefined && !name.isQuoted) {
    if (BASH_COMMANDS.test(name.literal)) return { what: name.literal, range: name.range };
    const pipefail = name.literal === 'set' && command.words.find(({ literal }) => literal === 'pipefail');
    if (pipefail) return { what: 'set -o pipefail', range: { start: range.start, end: pipefail.range.end } };
  }
  const array = command.assignments.find(({ isArray }) => isArray);
  if (array) return { what: `${array.name}=( … )`, range: array.range };
  const redirect = command.redirects.find(({ operator }) => /^(<<<|&>>?)$/.test(operator));
  if (redirect) return { what: redirect.operator, range: redirect.range };
  return inWords([...command.assignments.flatMap(({ value }) => value ?? []), ...command.words], text);
}

function inWords(words: readonly Word[], text: string): Found | undefined {
  for (const { expansions } of words) {
    for (const { range, script } of expansions) {
      const source = text.slice(range.start, range.end);
      if (/^[<>]\(/.test(source)) return { what: `${source.charAt(0)}( … )`, range };
      if (/^\$\{\w+(\[|\/|:\s*\d|\^|,)/.test(source) && !source.includes('\n'))
        return { what: source, range };
      const found = script && first(script, text);
      if (found) return found;
    }
  }
  return undefined;
}
