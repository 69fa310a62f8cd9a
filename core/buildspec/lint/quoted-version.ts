import { valueAt } from '../tree';
import type { LintRule } from './rule';

/** A batch build wants a number, an ordinary build takes a quoted one too (aws/aws-cdk#29592, #22087). */
export const quotedVersion: LintRule = {
  code: 'quoted-version',
  severity: 'error',
  fixes: true,
  check({ tree }) {
    const version = valueAt(tree, 'version');
    if (!valueAt(tree, 'batch') || version?.kind !== 'scalar' || version.style === 'plain') return [];
    if (version.value !== '0.2' && version.value !== '0.1') return [];
    return [
      {
        message: 'A batch build refuses a version in quotes. Remove the quotes.',
        range: version.range,
        fix: { title: 'Remove the Quotes', edits: [{ range: version.range, newText: version.value }] },
        refusal: {
          statusCode: 'YAML_FILE_ERROR',
          message: `cannot unmarshal !!str \`${version.value}\` into float64`,
        },
      },
    ];
  },
};
