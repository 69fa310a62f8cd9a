import type { AndOrList, SimpleCommand } from '../shell/script';
import type { CommandItem } from './input';
import type { Finding, LintRule } from './rule';
import { toolOf } from './tools';

const STOPS_ON_ERROR = /\bset\s+(-\w+\s+)*-\w*e|\berrexit\b|\btrap\b/;

/**
 * A command in the middle of a block: only the last one's exit code counts, for the agent runs the block as one script
 * without `set -e` (aws/aws-codebuild-docker-images#385).
 */
export const blockHidesFailure: LintRule = {
  code: 'block-hides-failure',
  severity: 'information',
  check({ shellCommands }) {
    // whether options outlive their command is not known, so one `set -e` anywhere may cover all
    if (shellCommands.some(({ text }) => STOPS_ON_ERROR.test(text))) return [];
    return shellCommands.filter(({ section }) => section === 'commands').flatMap(hiddenIn);
  },
};

function hiddenIn(command: CommandItem): Finding[] {
  if (!/[\n;&]/.test(command.text)) return [];
  const lists = command.script?.lists ?? [];
  if (lists.length < 2 || /\$\?|PIPESTATUS/.test(command.text) || endsOnPurpose(lists.at(-1))) return [];
  for (const list of lists.slice(0, -1)) {
    const hidden = mayFail(list, command.text);
    if (!hidden) continue;
    // a block with an `exit` of its own looks after what went wrong
    if (/\bexit\b/.test(command.text.slice(hidden.range.end))) continue;
    const isBlock = command.text.trim().includes('\n');
    const [first = ''] = command.text.slice(hidden.range.start, hidden.range.end).split('\n');
    const shown = first.length > 40 ? `${first.slice(0, 40).trimEnd()} …` : first;
    return [
      {
        message: `If \`${shown}\` fails, the next commands run all the same: only the exit code of the last one in ${isBlock ? 'the block' : 'the line'} counts. ${isBlock ? 'Start the block with `set -e`' : 'Join them with `&&`'}, or make each an item.`,
        range: command.place({
          start: hidden.range.start,
          end: hidden.range.start + first.length,
        }),
      },
    ];
  }
  return [];
}

/** The command of a list that can fail unseen: a tool that stands alone or in a chain of `&&`. */
function mayFail(list: AndOrList, text: string): SimpleCommand | undefined {
  if (list.isBackground || list.operators.includes('||')) return undefined;
  // `[ -f x ] && …` asks: that it fails is an answer
  const [first] = list.pipelines;
  if (!first || (first.commands[0] && !toolOf(first.commands[0]) && list.operators.length > 0))
    return undefined;
  for (const { commands, isNegated } of list.pipelines) {
    const [command] = commands;
    if (!command || isNegated || commands.length > 1 || command.kind !== 'simple' || !toolOf(command))
      continue;
    // whoever throws the error away expects it
    if (/2>\s*\/dev\/null|&>\s*\/dev\/null/.test(text.slice(command.range.start, command.range.end)))
      continue;
    return command;
  }
  return undefined;
}

/** `exit 0` or `true` at the end says that nothing matters; `exit $STATUS` says that the status is looked after. */
function endsOnPurpose(list: AndOrList | undefined): boolean {
  const command = list?.pipelines[0]?.commands[0];
  return command?.kind === 'simple' && /^(exit|true|:|return)$/.test(command.words[0]?.literal ?? '');
}
