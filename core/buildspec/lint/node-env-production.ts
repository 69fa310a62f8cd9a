import { valueAt } from '../tree';
import type { LintRule } from './rule';
import { bareWords, simpleCommands, spelled } from './simple-commands';

const INSTALLS = /^npm (?:ci|i|install)(?: |$)/;
const NEEDS_NO_DEV =
  /--(?:include[= ]dev|production[= ]false|prod[= ]false|global)|(?:^| )-g(?: |$)|--dev\b|-D\b/;
const WANTS_DEV =
  /^(?:npm (?:run )?test|npx (?:jest|mocha|vitest|eslint|tsc|cdk)|npm run (?:lint|build)|(?:jest|mocha|vitest|eslint|tsc))(?: |$|:)/;

/** npm leaves devDependencies out while NODE_ENV is production, and tests want them (aws-cdk pipelines: no cdk.out). */
export const nodeEnvProduction: LintRule = {
  code: 'node-env-production',
  severity: 'information',
  check({ tree, shellCommands }) {
    const value = valueAt(tree, 'env', 'variables', 'NODE_ENV');
    if (value?.kind !== 'scalar' || value.value !== 'production') return [];
    const texts = shellCommands.flatMap(({ script }) =>
      script ? [...simpleCommands(script)].map((command) => spelled(bareWords(command))) : [],
    );
    if (shellCommands.some(({ text }) => /NODE_ENV/.test(text))) return [];
    const installs = texts.filter((text) => INSTALLS.test(text));
    if (!installs.length || installs.some((text) => NEEDS_NO_DEV.test(text))) return [];
    const needs = texts.find((text) => WANTS_DEV.test(text));
    if (needs === undefined) return [];
    return [
      {
        message: `npm leaves devDependencies out while \`NODE_ENV\` is \`production\`, and \`${needs}\` usually needs them. Install with \`npm ci --include=dev\`, or set it only where the program runs.`,
        range: value.range,
      },
    ];
  },
};
