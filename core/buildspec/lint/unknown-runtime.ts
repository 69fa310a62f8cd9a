import { runtimeImages } from '../schema';
import { entryOf, valueAt } from '../tree';
import type { LintRule } from './rule';

/** Names that people write and no image ever had, with the name the images have. */
const MEANT: Readonly<Record<string, string>> = {
  node: 'nodejs',
  'node.js': 'nodejs',
  'node-js': 'nodejs',
  nodeJs: 'nodejs',
  nodeJS: 'nodejs',
  javascript: 'nodejs',
  npm: 'nodejs',
  go: 'golang',
  net: 'dotnet',
  '.net': 'dotnet',
  'dotnet-core': 'dotnet',
  dotnetcore: 'dotnet',
  'dot-net': 'dotnet',
  corretto: 'java',
  openjdk: 'java',
  jdk: 'java',
  python3: 'python',
  py: 'python',
  rustc: 'rust',
};

/** A runtime by another name than the images know: `Unknown runtime named '…'`. */
export const unknownRuntime: LintRule = {
  code: 'unknown-runtime',
  severity: 'warning',
  fixes: true,
  check({ tree }) {
    const versions = valueAt(tree, 'phases', 'install', 'runtime-versions');
    if (versions?.kind !== 'mapping') return [];
    const known = new Set(Object.values(runtimeImages()).flatMap((runtimes) => Object.keys(runtimes)));
    return versions.entries.flatMap(({ key }) => {
      const meant = Object.hasOwn(MEANT, key.value) ? MEANT[key.value] : undefined;
      const inCase = key.value.toLowerCase();
      const name = meant ?? (key.value !== inCase && known.has(inCase) ? inCase : undefined);
      if (name === undefined) return [];
      return [
        {
          message: `The images know no runtime \`${key.value}\` (YAML_FILE_ERROR: Unknown runtime named '${key.value}'). Write \`${name}\`.`,
          range: key.range,
          fix: entryOf(versions, name)
            ? undefined
            : { title: `Replace with ${name}`, edits: [{ range: key.range, newText: name }] },
        },
      ];
    });
  },
};
