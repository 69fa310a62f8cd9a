import { entryOf, valueAt } from '../tree';
import type { LintRule } from './rule';

/** AWS docs build-spec-ref: where the key stands, it wants at least one runtime. */
export const emptyRuntimeVersions: LintRule = {
  code: 'empty-runtime-versions',
  severity: 'warning',
  check({ tree, isBroken }) {
    const entry = entryOf(valueAt(tree, 'phases', 'install'), 'runtime-versions');
    if (!entry || isBroken) return [];
    const { value } = entry;
    const isEmpty =
      value.kind === 'scalar' ? value.isNull : value.kind === 'mapping' && !value.entries.length;
    if (!isEmpty) return [];
    return [
      {
        message:
          '`runtime-versions` needs at least one runtime, such as `nodejs: 22`. Add one, or remove the key.',
        range: entry.key.range,
      },
    ];
  },
};
