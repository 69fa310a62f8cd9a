import { schemaAt } from '../schema';
import { type Node, type ScalarNode, valueAt } from '../tree';
import { mappingsNamed } from '../walk';
import type { Finding, LintRule } from './rule';

/** What YAML 1.1 reads as something else, and what it makes of it. */
const READINGS: readonly [RegExp, (text: string) => string | undefined][] = [
  [/^(yes|on|Yes|On|YES|ON)$/, () => 'true'],
  [/^(no|off|No|Off|NO|OFF)$/, () => 'false'],
  [/^0[0-7]+$/, (text) => String(Number.parseInt(text, 8))],
  [/^0x[0-9a-fA-F]+$/, (text) => String(Number(text))],
  [/^[-+]?\d[\d_]*_\d[\d_]*$/, (text) => text.replaceAll('_', '')],
  [/^\d+\.\d*0$/, (text) => String(Number(text))],
  [
    /^[1-9]\d*(:[0-5]?\d)+$/,
    (text) => String(text.split(':').reduce((sum, part) => sum * 60 + Number(part), 0)),
  ],
  [/^\d{4}-\d{2}-\d{2}$/, () => 'a date'],
];

const PLACES: readonly (readonly string[])[] = [
  ['env', 'variables'],
  ['phases', 'install', 'runtime-versions'],
];

/** Text that other YAML readers take for a number, a date or a yes; CodeBuild reads versions as they are written. */
export const ambiguousValue: LintRule = {
  code: 'ambiguous-value',
  severity: 'hint',
  fixes: true,
  check({ tree }) {
    return [...variablesOf(tree)].flatMap((node): Finding[] => {
      if (node.kind !== 'scalar' || node.style !== 'plain') return [];
      const reading = readingOf(node);
      if (reading === undefined) return [];
      return [
        {
          message: `Other YAML readers take \`${node.value}\` for ${reading}. Put it in quotes.`,
          range: node.range,
          fix: {
            title: 'Put in Quotes',
            edits: [{ range: node.range, newText: `"${node.value}"` }],
          },
        },
      ];
    });
  },
};

function readingOf({ value }: ScalarNode): string | undefined {
  const found = READINGS.find(([form]) => form.test(value));
  const reading = found?.[1](value);
  return reading === undefined || reading === value
    ? undefined
    : `${/^\d/.test(reading) ? `\`${reading}\`` : reading}`;
}

function* variablesOf(tree: Node): Generator<Node> {
  for (const path of PLACES) {
    const node = valueAt(tree, ...path);
    if (node?.kind === 'mapping') for (const { value } of node.entries) yield value;
  }
  const batch = valueAt(tree, 'batch');
  if (!batch) return;
  for (const { node, path } of mappingsNamed('variables', batch, ['batch'])) {
    if (!schemaAt(path)) continue;
    for (const { value } of node.entries) yield* value.kind === 'sequence' ? value.items : [value];
  }
}
