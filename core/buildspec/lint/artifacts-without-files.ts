import { schemaAt } from '../schema';
import { entryOf } from '../tree';
import type { LintRule } from './rule';

/** AWS docs build-spec-ref: `files` is required. Builds pass without it, and AWS's samples have secondary artifacts alone. */
export const artifactsWithoutFiles: LintRule = {
  code: 'artifacts-without-files',
  severity: 'information',
  check({ tree, isBroken }) {
    const artifacts = entryOf(tree, 'artifacts');
    if (artifacts?.value.kind !== 'mapping' || isBroken) return [];
    if (entryOf(artifacts.value, 'files') || entryOf(artifacts.value, 'secondary-artifacts')) return [];
    // a key that CodeBuild does not know may be `files` in a wrong spelling
    const known = schemaAt(['artifacts'])?.properties ?? {};
    if (artifacts.value.entries.some(({ key }) => !Object.hasOwn(known, key.value))) return [];
    return [
      {
        message: `\`artifacts\` has no \`files\`, so nothing is uploaded. Name the files, or remove the section.`,
        range: artifacts.key.range,
      },
    ];
  },
};
