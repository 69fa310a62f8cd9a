import { readOnFailure } from '../phases';
import type { AndOrList } from '../shell/script';
import { entryOf } from '../tree';
import type { CommandItem, LintInput, PhaseItem } from './input';
import type { Finding, LintRule } from './rule';

const ENDS = /\b(exit|false)\b/;
/** What can end a command before its last `exit` does: another one, another program in its place, code that is not seen. */
const MAY_END_BEFORE = /\b(exit|return|exec|source|eval|trap)\b|(^|[\s;&|({])\.\s|\(\)\s*[{(]/;

/** What stands behind a command that always ends its phase, or behind an `exit` in its block. */
export const unreachableCommand: LintRule = {
  code: 'unreachable-command',
  severity: 'warning',
  check(input) {
    if (input.isWindows) return [];
    return [
      ...input.commands.flatMap(afterExit),
      ...input.phases.flatMap((phase) => afterFailure(input, phase)),
    ];
  },
};

/** Lists of one script behind its first `exit`. */
function afterExit(command: CommandItem): Finding[] {
  const lists = (ENDS.test(command.text) && command.script?.lists) || [];
  const at = lists.findIndex((list) => exitCode(list) !== undefined);
  const next = at < 0 ? undefined : lists[at + 1];
  if (!next) return [];
  const first = command.text.slice(next.range.start, next.range.end).split('\n')[0] ?? '';
  return [
    {
      message: 'This never runs: the command ends at the `exit` before it. Move it up, or remove it.',
      range: command.place({ start: next.range.start, end: next.range.start + first.length }),
    },
  ];
}

/** Items behind one that always fails, and phases behind such a phase. */
function afterFailure(input: LintInput, phase: PhaseItem): Finding[] {
  const failing = phase.commands.findIndex(alwaysFails);
  if (failing < 0) return [];
  const findings: Finding[] = [];
  const next = phase.commands[failing + 1];
  const line = input.lines.positionAt(phase.commands[failing]?.node.range.start ?? 0).line + 1;
  if (next) {
    findings.push({
      message: `This never runs: the command in line ${line} always fails, and that ends the phase. Move it up, or remove it.`,
      range: next.place({ start: 0, end: next.text.trimEnd().length }),
    });
  }
  const value = entryOf(phase.entry.value, 'on-failure')?.value;
  const { action } = readOnFailure(value?.kind === 'scalar' ? value.value : undefined);
  const endsBuild = action === 'ABORT' || (action !== 'CONTINUE' && /^(install|pre_build)$/.test(phase.name));
  const later = input.phases[input.phases.indexOf(phase) + 1];
  if (endsBuild && later) {
    findings.push({
      message: `${later.name.toUpperCase()} never runs: the command in line ${line} always fails, and that ends the build.`,
      range: later.entry.key.range,
    });
  }
  return findings;
}

function alwaysFails(command: CommandItem): boolean {
  const lists = (ENDS.test(command.text) && command.script?.lists) || [];
  const at = lists.findIndex((list) => exitCode(list) !== undefined);
  const end = lists[at];
  if (end) return exitCode(end) !== 0 && !MAY_END_BEFORE.test(command.text.slice(0, end.range.start));
  return lists.length === 1 && lists[0] !== undefined && onlyWords(lists[0])?.join(' ') === 'false';
}

/** The code of a list that is an `exit` with a number and nothing else. */
function exitCode(list: AndOrList): number | undefined {
  const words = onlyWords(list);
  if (words?.[0] !== 'exit' || words.length !== 2 || !/^\d+$/.test(words[1] ?? '')) return undefined;
  return Number(words[1]) % 256;
}

function onlyWords({ pipelines, isBackground }: AndOrList): (string | undefined)[] | undefined {
  const [pipeline] = pipelines;
  const [command] = pipeline?.commands ?? [];
  if (pipelines.length !== 1 || pipeline?.commands.length !== 1 || isBackground || pipeline.isNegated)
    return undefined;
  return command?.kind === 'simple' ? command.words.map(({ literal }) => literal) : undefined;
}
