import { entryOf, valueAt } from '../tree';
import type { LintRule } from './rule';

const EXPANSION = /\$\(|\$\{?([A-Za-z_][A-Za-z0-9_]*)\}?/;

/**
 * A reference in a plain variable: AWS docs build-spec-ref (env.variables) call values literal. Projects live with such
 * files, so it is a risk, not a fault; `NAME: $NAME` asks for the project's value, which wins anyway.
 */
export const literalVariable: LintRule = {
  code: 'literal-variable',
  severity: 'information',
  check({ tree, commands }) {
    const variables = entryOf(valueAt(tree, 'env'), 'variables')?.value;
    if (variables?.kind !== 'mapping') return [];
    return variables.entries.flatMap(({ key, value }) => {
      if (value.kind !== 'scalar' || key.value === 'PATH') return [];
      const [reference, name] = EXPANSION.exec(value.value) ?? [];
      if (reference === undefined || name === key.value) return [];
      // a value that commands evaluate, or hand to a program that does, is literal on purpose
      const isEvaluated = commands.some(
        ({ text }) => /\b(eval|envsubst|sh -c)\b/.test(text) && text.includes(key.value),
      );
      if (isEvaluated) return [];
      return [
        {
          message: `CodeBuild documents these values as literal: \`${reference === '$(' ? '$( … )' : reference}\` is not expanded. Set it in a command: \`export ${key.value}=…\`.`,
          range: value.range,
        },
      ];
    });
  },
};
