import type { AndOrList, Pipeline } from '../shell/script';
import type { CommandItem } from './input';
import type { Finding, LintRule } from './rule';
import { bareWords } from './simple-commands';
import { toolOf } from './tools';

/** Programs that succeed on whatever they are fed; not `head`, which ends what feeds it, so that `pipefail` fails where nothing is wrong. */
const FILTERS = new Set('awk cat column cut sed sort tail tee tr ts uniq xcpretty'.split(' '));
const SHELLS = new Set(['sh', 'bash']);

/** A pipe's exit code is its last command's, so `make test | tee log` succeeds always. */
export const pipeHidesFailure: LintRule = {
  code: 'pipe-hides-failure',
  severity: 'information',
  check({ shellCommands }) {
    // whether options outlive their command is not known, so one `pipefail` anywhere may cover all
    if (shellCommands.some(({ text }) => text.includes('pipefail'))) return [];
    return shellCommands.filter(({ section }) => section === 'commands').flatMap(hiddenIn);
  },
};

function hiddenIn(command: CommandItem): Finding[] {
  if (!command.text.includes('|') || !command.script || /\$\?|PIPESTATUS/.test(command.text)) return [];
  return command.script.lists.flatMap((list) => (isHandled(list) ? [] : list.pipelines.flatMap(find)));

  function find(pipeline: Pipeline): Finding[] {
    const { commands, isNegated } = pipeline;
    const [first] = commands;
    const last = commands.at(-1);
    if (isNegated || commands.length < 2 || !first || last?.kind !== 'simple') return [];
    const tool = toolOf(first);
    const end = bareWords(last)[0]?.literal;
    if (tool === undefined || end === undefined) return [];
    const isDownload = (tool === 'curl' || tool === 'wget') && SHELLS.has(end);
    if (!FILTERS.has(end) && !isDownload) return [];
    return [
      {
        message: isDownload
          ? `If \`${tool}\` fails, \`${end}\` runs what has arrived, often nothing, and the build goes on. Download to a file first.`
          : `If \`${tool}\` fails, the build goes on: the exit code is that of \`${end}\`. Put \`set -o pipefail\` before it (with \`env.shell: bash\`), or write to a file.`,
        range: command.place(pipeline.range),
      },
    ];
  }
}

function isHandled({ operators, isBackground }: AndOrList): boolean {
  return isBackground || operators.includes('||');
}
