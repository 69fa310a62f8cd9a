import type { Fix } from '../problems';
import { entryOf, valueAt } from '../tree';
import type { CommandItem, LintInput } from './input';
import type { LintRule } from './rule';

/** Version 0.1 runs each command in a shell of its own: AWS docs build-spec-ref, "Buildspec versions". */
export const lostState: LintRule = {
  code: 'lost-state',
  severity: 'warning',
  fixes: true,
  check(input) {
    if (Number(input.version) !== 0.1) return [];
    const commands = input.shellCommands;
    return commands
      .slice(0, -1)
      .filter(onlyChangesState)
      .map((command, index) => ({
        message: `Version 0.1 runs each command in a new shell, so this has no effect on the next ones. Write \`version: 0.2\`, or join the commands with \`&&\`.`,
        range: command.place({ start: 0, end: command.text.trimEnd().length }),
        fix: index === 0 ? newVersion(input) : undefined,
      }));
  },
};

function onlyChangesState({ script }: CommandItem): boolean {
  const [list] = script?.lists ?? [];
  const [pipeline] = list?.pipelines ?? [];
  const [command] = pipeline?.commands ?? [];
  const isOne = script?.lists.length === 1 && list?.pipelines.length === 1 && pipeline?.commands.length === 1;
  if (!isOne || command?.kind !== 'simple') return false;
  if (command.words.length === 0) return command.assignments.length > 0;
  return /^(cd|export)$/.test(command.words[0]?.literal ?? '');
}

/** Where the file has nothing else that 0.2 writes in another way. */
function newVersion({ tree }: LintInput): Fix | undefined {
  const version = valueAt(tree, 'version');
  const isOld = entryOf(tree, 'environment_variables') ?? entryOf(valueAt(tree, 'artifacts'), 'type');
  if (version?.kind !== 'scalar' || isOld) return undefined;
  return { title: 'Use Version 0.2', edits: [{ range: version.range, newText: '0.2' }] };
}
