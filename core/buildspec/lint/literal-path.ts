import { entryOf, valueAt } from '../tree';
import type { LintRule } from './rule';

/** `PATH: $PATH:/x` in plain variables leaves no path: AWS docs build-spec-ref, env.variables. */
export const literalPath: LintRule = {
  code: 'literal-path',
  severity: 'warning',
  check({ tree }) {
    const path = entryOf(valueAt(tree, 'env', 'variables'), 'PATH')?.value;
    if (path?.kind !== 'scalar' || !/\$\{?PATH\b/.test(path.value)) return [];
    return [
      {
        message:
          'CodeBuild does not expand `$PATH` here, so commands find no programs. Write `export PATH=…` as a command.',
        range: path.range,
      },
    ];
  },
};
