import { describe, expect, test } from 'vitest';
import { parse } from '../../../core/buildspec/parse';
import { toValue } from '../../../core/buildspec/scalars';
import {
  childOf,
  environmentVariableDocs,
  type SchemaNode,
  type SchemaPath,
  schemaAt,
  suggestionsOf,
} from '../../../core/buildspec/schema';
import { validate } from '../../../core/buildspec/validate';

/** The listed keys of the mapping at a path, in the order of the reference. */
function childKeys(path: SchemaPath, version?: string): { key: string; schema: SchemaNode }[] {
  const node = schemaAt(path, version) ?? {};
  return Object.keys(node.properties ?? {}).flatMap((key) => {
    const schema = childOf(node, key, version);
    return schema ? [{ key, schema }] : [];
  });
}

/** Every listed key of the reference, free keys and list items as steps between. */
function* keysBelow(path: SchemaPath): Generator<{ path: SchemaPath; schema: SchemaNode }> {
  const node = schemaAt(path);
  for (const { key, schema } of childKeys(path)) {
    yield { path: [...path, key], schema };
    yield* keysBelow([...path, key]);
  }
  if (typeof node?.additionalProperties === 'object') yield* keysBelow([...path, 'NAME']);
  if (node?.items) yield* keysBelow([...path, 0]);
}

const KEYS = [...keysBelow([])].map(({ path, schema }) => ({ name: path.join('.'), path, schema }));

describe('the schema', () => {
  test('has every section of the reference', () => {
    expect(childKeys([]).map(({ key }) => key)).toEqual([
      'version',
      'phases',
      'env',
      'artifacts',
      'cache',
      'reports',
      'batch',
      'run-as',
      'proxy',
      'eb_codebuild_settings',
      'environment_variables',
    ]);
    expect(KEYS.length).toBeGreaterThan(120);
  });

  test.each(KEYS)('$name has docs, a link and an example or default', ({ schema }) => {
    expect(schema.description).toMatch(/[.)]$/);
    expect(schema['x-docs']).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//);
    expect(schema.examples ?? schema.default).toBeDefined();
  });

  test('its examples fit it', () => {
    for (const { path, schema } of KEYS) {
      for (const example of schema.examples ?? []) {
        let value: unknown = example;
        for (const step of [...path].reverse())
          value = typeof step === 'number' ? [value] : { [step]: value };
        const text = JSON.stringify(value);
        const { tree } = parse(text);
        const problems = tree ? validate(text, tree) : [];
        const own = problems.filter(({ code }) => /wrong|unknown|not-text|identifier|unsupported/.test(code));
        expect(own, `${path.join('.')}: ${text}`).toEqual([]);
      }
    }
  });

  test('descriptions of closed values fit their number', () => {
    for (const { schema } of KEYS) {
      if (!schema.enumDescriptions) continue;
      expect(schema.enumDescriptions).toHaveLength(
        schema.enum?.filter((value) => value !== null).length ?? 0,
      );
    }
  });
});

describe('looking up a place', () => {
  test('walks free keys, lists and references', () => {
    expect(schemaAt(['phases', 'build', 'commands', 3])?.description).toContain('One command');
    expect(schemaAt(['reports', 'anything', 'file-format'])?.enum).toContain('JACOCOXML');
    expect(schemaAt(['batch', 'build-graph', 0, 'depend-on'])?.['x-identifiers']).toBe(true);
    expect(schemaAt(['phases', 'deploy'])).toBeUndefined();
    expect(schemaAt(['constructor'])).toBeUndefined();
  });

  test('leaves out keys that the version does not know', () => {
    expect(childKeys([], '0.2').map(({ key }) => key)).not.toContain('environment_variables');
    expect(childKeys([], '0.1').map(({ key }) => key)).toContain('environment_variables');
  });

  test('gives docs with their page', () => {
    expect(schemaAt(['env', 'shell'])).toMatchObject({
      description: expect.stringContaining('bash'),
      'x-docs':
        'https://docs.aws.amazon.com/codebuild/latest/userguide/build-spec-ref.html#build-spec.env.shell',
    });
  });

  test('suggests closed values, usual values, runtime versions and booleans', () => {
    const valuesAt = (...path: string[]) => suggestionsOf(schemaAt(path) ?? {}).map(({ value }) => value);
    expect(valuesAt('version')).toEqual(['0.2', '0.1']);
    expect(valuesAt('env', 'shell')).toContain('bash');
    expect(valuesAt('artifacts', 'discard-paths')).toEqual(['yes', 'no']);
    expect(valuesAt('cache', 'action')).toEqual(['restore', 'save']);
    const python = valuesAt('phases', 'install', 'runtime-versions', 'python');
    expect(python).toContain('3.10');
    expect(python.indexOf('3.14')).toBeLessThan(python.indexOf('3.9'));
  });

  test('knows the variables of CodeBuild', () => {
    expect(environmentVariableDocs().CODEBUILD_BUILD_SUCCEEDING?.description).toContain('post_build');
  });
});

describe('scalars become values where the schema takes them', () => {
  const plainValue = (text: string) => {
    const { tree } = parse(text);
    return tree && JSON.parse(JSON.stringify(toValue(tree, schemaAt([]))));
  };

  test.each([
    ['version: 0.2', { version: 0.2 }],
    ['version: "0.2"', { version: 0.2 }],
    [
      'env: {variables: {A: 3.10, B: yes, C: 0x10, D: 2024-01-01}}',
      { env: { variables: { A: '3.10', B: 'yes', C: '0x10', D: '2024-01-01' } } },
    ],
    ['artifacts: {discard-paths: ON}', { artifacts: { 'discard-paths': true } }],
    ['artifacts: {discard-paths: No}', { artifacts: { 'discard-paths': false } }],
    ['batch: {build-fanout: {parallelism: 5}}', { batch: { 'build-fanout': { parallelism: 5 } } }],
    ['reports: {a: {file-format: JunitXml}}', { reports: { a: { 'file-format': 'JUNITXML' } } }],
  ])('%s', (text, value) => {
    expect(plainValue(text)).toEqual(value);
  });
});
