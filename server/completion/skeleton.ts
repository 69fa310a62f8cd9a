import type { Candidate } from './item';
import type { Situation } from './situation';

/** A whole small buildspec, for a file that has nothing yet. */
export function skeleton({ place, styleUnder }: Situation): Candidate[] {
  if (!place.mapping) return [];
  const { indent } = styleUnder('');
  const step = ' '.repeat(indent.mapping);
  const item = step + step + ' '.repeat(indent.list);
  const snippet = [
    'version: 0.2',
    '',
    'phases:',
    `${step}install:`,
    `${step}${step}commands:`,
    `${item}- \${1:npm ci}`,
    `${step}build:`,
    `${step}${step}commands:`,
    `${item}- \${2:npm test}`,
    '',
    'artifacts:',
    `${step}files:`,
    `${step}${' '.repeat(indent.list)}- \${3:'**/*'}`,
    '',
  ].join('\n');
  return [
    {
      label: 'buildspec',
      kind: 'snippet',
      slot: place.mapping,
      snippet,
      plain: snippet.replace(/\$\{\d:(.*?)\}/g, '$1'),
      detail: 'A new buildspec: install, build, artifacts',
      required: true,
    },
  ];
}
