import type { Fix, Problem } from '../problems';
import { type SchemaPath, schemaAt } from '../schema';
import { mostSimilar } from '../similar';
import { type Node, valueAt } from '../tree';
import { type Context, firstKey, type Place, refusalOf } from './place';

const PLACES: SchemaPath[] = [
  [],
  ['env'],
  ['phases'],
  ['phases', 'install'],
  ['artifacts'],
  ['cache'],
  ['batch'],
  ['reports', 'GROUP'],
];

export function unknownKey({ entryOf }: Context, { node, path }: Place, name: string): Problem | undefined {
  if (node.kind !== 'mapping') return undefined;
  const schema = schemaAt(path) ?? {};
  const key = entryOf(node, name)?.key;
  if (!key) return undefined;
  const known = Object.keys(schema.properties ?? {});
  const meant = mostSimilar(name, known);
  const elsewhere = meant === undefined ? homeOf(name, path, entryOf(node, name)?.value) : undefined;
  const advice =
    meant !== undefined ? ` Did you mean \`${meant}\`?` : elsewhere !== undefined ? ` ${elsewhere}` : '';
  const fix: Fix | undefined =
    meant === undefined || entryOf(node, meant)
      ? undefined
      : { title: `Replace with ${meant}`, edits: [{ range: key.range, newText: meant }] };
  if (schema['x-unknown-keys'] === 'refused') {
    return {
      code: 'unknown-phase',
      severity: 'error',
      message: (schema['x-problem'] ?? '').replace('{value}', name) + advice,
      range: key.range,
      fix,
      refusal: refusalOf(schema, name),
    };
  }
  return {
    code: 'unknown-key',
    severity: 'warning',
    message: `CodeBuild ignores \`${name}\` here.${advice}`,
    range: key.range,
    fix,
  };
}

/** Keys that people look for in a buildspec; the project has them, and some of them a build of a batch. */
const PROJECT_SETTINGS: Readonly<Record<string, readonly string[]>> = {
  '': ['environment', 'image', 'compute-type', 'timeout', 'timeout-in-minutes', 'source', 'service-role'],
  env: ['image', 'compute-type', 'type', 'privileged-mode', 'fleet'],
  artifacts: ['location', 'namespace-type', 'packaging', 'path', 'bucket', 'encryption-disabled'],
  cache: ['location', 'modes', 'type'],
};

function homeOf(name: string, path: SchemaPath, value: Node | undefined): string | undefined {
  const settings = PROJECT_SETTINGS[path.join('.')];
  if (settings?.includes(name)) {
    return path[0] === 'env'
      ? 'It is a setting of the project, or of a build under `batch`.'
      : 'It is a setting of the project.';
  }
  if (path.join('.') === 'env' && value?.kind === 'scalar') return 'Variables stand under `env.variables`.';
  // what stands in a build of a batch has no home elsewhere in the file
  if (path[0] === 'batch' && path.at(-1) === 'env')
    return /^[A-Z_][A-Z0-9_]*$/.test(name) ? 'Variables stand under `variables`.' : undefined;
  const home = PLACES.find(
    (place) => place.join('.') !== path.join('.') && Object.hasOwn(schemaAt(place)?.properties ?? {}, name),
  );
  if (!home) return undefined;
  if (home.length === 0) return `It belongs at the top level of the file.`;
  return home.includes('GROUP') ? 'It belongs to a report group.' : `It belongs under \`${home.join('.')}\`.`;
}

export function missingKey(
  context: Context,
  { node, path, entry }: Place,
  name: string,
): Problem | undefined {
  const range = entry?.key.range ?? firstKey(node);
  if (path.length > 0) {
    const owner = entry ? `\`${entry.key.value}\`` : 'This item';
    return {
      code: 'missing-key',
      severity: 'error',
      message: `${owner} needs the key \`${name}\`; without it CodeBuild refuses the batch. Add it.`,
      range,
    };
  }
  // a file that only lists the builds of a batch lives without it: aws/eks-anywhere-build-tooling, for years
  const isBatchOnly = valueAt(node, 'batch') && !valueAt(node, 'phases');
  if (name === 'version' && isBatchOnly) return undefined;
  return {
    code: `missing-${name}`,
    severity: 'error',
    message: `CodeBuild refuses a buildspec without a version. Start the file with \`version: 0.2\`.`,
    range,
    fix: addVersion(context, node),
    refusal: { statusCode: 'YAML_FILE_ERROR', message: 'wrong number of container tags, expected 1' },
  };
}

/** None of several keys, of which the schema wants one. */
export function missingAny({ node, path, entry }: Place): Problem {
  return {
    code: path.length === 0 ? 'missing-phases' : 'missing-key',
    severity: 'error',
    message: schemaAt(path)?.['x-problem'] ?? 'A key is missing here.',
    range: entry?.key.range ?? firstKey(node),
  };
}

function addVersion({ text, lines }: Context, root: Node): Fix | undefined {
  if (root.kind !== 'mapping' || root.style !== 'block') return undefined;
  const { start } = root.range;
  const indent = text.slice(start - lines.positionAt(start).character, start).replace('\uFEFF', '');
  if (indent.trim() !== '') return undefined;
  return {
    title: 'Add version: 0.2',
    edits: [{ range: { start, end: start }, newText: `version: 0.2\n${indent}` }],
  };
}
