import { runtimeImages } from '../schema';
import { batchTasks } from '../symbols/batch';
import { entryOf, type Node, type ScalarNode, scalarsOf, valueAt } from '../tree';
import type { LintInput } from './input';
import type { Finding, LintRule } from './rule';

const VERSION = /^(?:corretto)?\d+(?:\.(?:\d+|x))*$/;

/** A runtime that an image named in this file does not have: `Unknown runtime …`. Where the image is the project's, nobody knows. */
export const runtimeNotInImage: LintRule = {
  code: 'runtime-not-in-image',
  severity: 'warning',
  check(input) {
    const versions = valueAt(input.tree, 'phases', 'install', 'runtime-versions');
    if (versions?.kind !== 'mapping') return [];
    const images = namedImages(input);
    return versions.entries.flatMap(({ key, value }): Finding[] => {
      const name = key.value;
      const missing = images.find((image) => !offers(image, name, value));
      if (!missing || value.kind !== 'scalar') return [];
      const offered = missing.runtimes[name];
      return [
        {
          message: offered
            ? `\`${missing.name}\` has ${name} ${offered.versions.join(', ')}, not ${value.value} (YAML_FILE_ERROR: Unknown runtime version named '${value.value}' of ${name}). Choose one of them.`
            : `\`${missing.name}\` has no runtime ${name}: it has ${Object.keys(missing.runtimes).join(', ')} (YAML_FILE_ERROR: Unknown runtime named '${name}'). Choose another image, or install it in a command.`,
          range: offered ? value.range : key.range,
        },
      ];
    });
  },
};

interface NamedImage {
  name: string;
  runtimes: Record<string, { versions: string[]; any: boolean }>;
}

function offers({ runtimes }: NamedImage, name: string, value: Node): boolean {
  const offered = runtimes[name];
  if (!offered) return false;
  if (offered.any || value.kind !== 'scalar' || !VERSION.test(value.value)) return true;
  const wanted = value.value.replace(/(\.x)+$/, '');
  return offered.versions.some((version) => version === wanted || version.startsWith(`${wanted}.`));
}

/** The curated images on which the phases of this very file run. */
function namedImages({ tree }: LintInput): NamedImage[] {
  const nodes: ScalarNode[] = batchTasks(tree)
    .filter(({ node }) => !entryOf(node, 'buildspec'))
    .flatMap(({ node }) => scalarsOf(valueAt(node, 'env', 'image')));
  const matrix = valueAt(tree, 'batch', 'build-matrix', 'dynamic');
  if (!entryOf(matrix, 'buildspec')) nodes.push(...scalarsOf(valueAt(matrix, 'env', 'image')));
  nodes.push(...scalarsOf(valueAt(tree, 'eb_codebuild_settings', 'Image')));
  const names = new Set(
    nodes.map(({ value }) =>
      value.replace('/amazonlinux2-x86_64-standard:5', '/amazonlinux-x86_64-standard:5'),
    ),
  );
  const all = runtimeImages();
  return [...names].flatMap((name) => {
    const runtimes = Object.hasOwn(all, name) ? all[name] : undefined;
    return runtimes ? [{ name, runtimes }] : [];
  });
}
