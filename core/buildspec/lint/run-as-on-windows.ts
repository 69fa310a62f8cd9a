import { entryOf, type MappingEntry } from '../tree';
import type { LintRule } from './rule';

/** AWS docs build-spec-ref, run-as: Linux only. */
export const runAsOnWindows: LintRule = {
  code: 'run-as-on-windows',
  severity: 'warning',
  check({ tree, phases, shell }) {
    if (!/^(powershell(\.exe)?|cmd(\.exe)?)$/i.test(shell)) return [];
    const entries = [tree, ...phases.map(({ entry }) => entry.value)].flatMap(
      (node): MappingEntry | readonly MappingEntry[] => entryOf(node, 'run-as') ?? [],
    );
    return entries.map(({ key }) => ({
      message: `\`run-as\` works on Linux only, and \`${shell}\` is a shell of Windows. Remove it.`,
      range: key.range,
    }));
  },
};
