import schema from '../../schemas/buildspec.schema.json';
import environmentVariables from '../../schemas/environment-variables.json';
import runtimes from '../../schemas/runtimes.json';
import type { Refusal, Severity } from './problems';

export interface Suggestion {
  value: string;
  description: string;
}

export type SchemaType = 'object' | 'array' | 'string' | 'boolean' | 'number' | 'integer' | 'null';

/** A node of schemas/buildspec.schema.json, `$ref` resolved: JSON Schema draft-07 plus our own `x-` keywords. */
export interface SchemaNode {
  type?: SchemaType | SchemaType[];
  /** Markdown. */
  description?: string;
  properties?: Record<string, SchemaNode>;
  patternProperties?: Record<string, SchemaNode>;
  additionalProperties?: boolean | SchemaNode;
  items?: SchemaNode;
  required?: string[];
  enum?: (string | number | null)[];
  /** One for each value of `enum`. */
  enumDescriptions?: string[];
  pattern?: string;
  default?: unknown;
  examples?: unknown[];
  deprecated?: boolean;
  $ref?: string;
  /** The page of AWS's user guide. */
  'x-docs'?: string;
  /** Values of an open list: others are right too. */
  'x-suggestions'?: Suggestion[];
  /** What a free key of this mapping names. */
  'x-key'?: string;
  /** The runtime whose versions schemas/runtimes.json lists. */
  'x-runtime'?: string;
  /** The buildspec versions that know the key; all where absent. */
  'x-versions'?: string[];
  /** What a wrong value of an enum or pattern leads to; warning where absent. */
  'x-severity'?: Severity;
  /** Words for a wrong value; `{value}` stands for it. */
  'x-problem'?: string;
  /** CodeBuild's words for a wrong value; `{value}` stands for it. */
  'x-refusal'?: Refusal;
  /** The key to write instead of a deprecated one. */
  'x-replacement'?: string;
  /** What happens to keys not listed; a warning where absent. */
  'x-unknown-keys'?: 'refused' | 'allowed';
  /** The values of the enum may be written in any case. */
  'x-ignore-case'?: boolean;
  /** The list holds commands. */
  'x-commands'?: boolean;
  /** The value is a path in the source. */
  'x-path'?: boolean;
  /** The list names batch identifiers. */
  'x-identifiers'?: boolean;
  /** The list names environment variables. */
  'x-variables'?: boolean;
}

/** A key as string, the place in a sequence as number. */
export type SchemaPath = readonly (string | number)[];

const ROOT = schema as unknown as SchemaNode & { definitions: Record<string, SchemaNode> };

/**
 * The schema of the value at a path, such as `['phases', 'build', 'commands', 0]`; undefined where the schema knows no
 * such place. A list that may be written as one string has its items under any number.
 */
export function schemaAt(path: SchemaPath, version?: string): SchemaNode | undefined {
  let node: SchemaNode | undefined = ROOT;
  for (const step of path) {
    if (!node) return undefined;
    node = typeof step === 'number' ? itemsOf(node) : childOf(node, step, version);
  }
  return node;
}

/** The schema of one key of a mapping, whether it is listed or free. */
export function childOf(node: SchemaNode, key: string, version?: string): SchemaNode | undefined {
  const listed = node.properties;
  if (listed && Object.hasOwn(listed, key)) {
    const child = resolve(listed[key]);
    return child && inVersion(child, version) ? child : undefined;
  }
  for (const [pattern, child] of Object.entries(node.patternProperties ?? {})) {
    if (new RegExp(pattern).test(key)) return resolve(child);
  }
  return typeof node.additionalProperties === 'object' ? resolve(node.additionalProperties) : undefined;
}

export function itemsOf(node: SchemaNode): SchemaNode | undefined {
  return node.items ? resolve(node.items) : undefined;
}

export function typesOf(node: SchemaNode): SchemaType[] {
  if (node.type === undefined) return [];
  return Array.isArray(node.type) ? node.type : [node.type];
}

/** The values to offer at a place: the closed list, or the usual ones of an open list. */
export function suggestionsOf(node: SchemaNode): Suggestion[] {
  if (node.enum) {
    return node.enum.flatMap((value, index) =>
      value === null ? [] : [{ value: String(value), description: node.enumDescriptions?.[index] ?? '' }],
    );
  }
  if (node['x-runtime'] !== undefined) return runtimeVersions(node['x-runtime']);
  if (node['x-suggestions']) return node['x-suggestions'];
  return typesOf(node).includes('boolean')
    ? [
        { value: 'yes', description: '' },
        { value: 'no', description: '' },
      ]
    : [];
}

interface RuntimeVersions {
  versions: string[];
  /** The image installs versions that it does not list. */
  any: boolean;
}

/** The runtimes of each curated image: image, then runtime. */
export function runtimeImages(): Record<string, Record<string, RuntimeVersions>> {
  return runtimes.images;
}

/** The versions of a runtime over all images, each with the images that have it. */
function runtimeVersions(runtime: string): Suggestion[] {
  const images = new Map<string, string[]>();
  for (const [image, offered] of Object.entries(runtimeImages())) {
    for (const version of offered[runtime]?.versions ?? []) {
      images.set(version, [...(images.get(version) ?? []), image.replace('aws/codebuild/', '')]);
    }
  }
  const newestFirst = [...images].sort(([a], [b]) => b.localeCompare(a, 'en', { numeric: true }));
  return [
    ...newestFirst.map(([value, names]) => ({ value, description: names.join(', ') })),
    { value: 'latest', description: 'The newest version of the image' },
  ];
}

/** The variables CodeBuild sets itself. */
export function environmentVariableDocs(): Record<string, { description: string; example?: string }> {
  return environmentVariables.variables;
}

function inVersion(node: SchemaNode, version: string | undefined): boolean {
  const versions = node['x-versions'];
  return version === undefined || versions === undefined || versions.includes(version);
}

function resolve(node: SchemaNode | undefined): SchemaNode | undefined {
  if (!node?.$ref) return node;
  const { $ref, ...own } = node;
  return { ...ROOT.definitions[$ref.replace('#/definitions/', '')], ...own };
}
