import { entryOf, valueAt } from '../tree';
import type { LintRule } from './rule';

const EXPANSION = /\$\(|\$([A-Za-z_]\w*)|\$\{([A-Za-z_]\w*)(?!\w|::)[^}]*\}/;
/** Of a tool that fills the file in before CodeBuild reads it. */
const TEMPLATE = /\{\{|<%/;

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
      const [reference, bare, braced] = EXPANSION.exec(value.value) ?? [];
      if (reference === undefined || (bare ?? braced) === key.value || TEMPLATE.test(value.value)) return [];
      // a value that commands evaluate, or hand to a program that does, is literal on purpose
      const isEvaluated = commands.some(
        ({ text }) => /\b(eval|envsubst|sh -c)\b/.test(text) && text.includes(key.value),
      );
      if (isEvaluated) return [];
      return [
        {
          message: `AWS documents these values as literal, so commands may get \`${reference === '$(' ? '$( … )' : reference}\` as it stands here. Set it in a command: \`export ${key.value}=…\`.`,
          range: value.range,
        },
      ];
    });
  },
};
