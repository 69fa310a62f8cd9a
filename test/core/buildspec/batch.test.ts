import { describe, expect, test } from 'vitest';
import { readBatch } from '../../../core/buildspec/batch';
import { parse } from '../../../core/buildspec/parse';

const read = (...lines: string[]) => readBatch(parse(['version: 0.2', 'batch:', ...lines].join('\n')).tree);

const buildsOf = (...lines: string[]) => {
  const reading = read(...lines);
  if (!reading.ok) throw new Error(reading.failure.message);
  return reading.batch.builds;
};

const identifiersOf = (...lines: string[]) => buildsOf(...lines).map(({ identifier }) => identifier);

describe('a graph', () => {
  const graph = [
    '  fast-fail: yes',
    '  build-graph:',
    '    - identifier: build',
    '      env:',
    '        image: node:22',
    '        type: LINUX_CONTAINER',
    '        compute-type: BUILD_GENERAL1_LARGE',
    '        privileged-mode: true',
    '        variables: { VERSION: 3.10 }',
    '    - identifier: deploy',
    '      buildspec: ci/deploy.yml',
    '      depend-on: [build]',
    '      ignore-failure: true',
  ];

  test('has its builds in the order of the file, with what they change', () => {
    expect(read(...graph)).toEqual({
      ok: true,
      batch: {
        type: 'build-graph',
        fastFail: true,
        builds: [
          {
            identifier: 'build',
            dependsOn: [],
            ignoreFailure: false,
            env: {
              image: 'node:22',
              type: 'LINUX_CONTAINER',
              computeType: 'BUILD_GENERAL1_LARGE',
              privilegedMode: true,
              variables: { VERSION: '3.10' },
            },
          },
          {
            identifier: 'deploy',
            dependsOn: ['build'],
            ignoreFailure: true,
            buildspec: 'ci/deploy.yml',
            env: { variables: {} },
          },
        ],
      },
    });
  });

  test('takes one dependency that is no list', () => {
    const builds = buildsOf('  build-graph:', '    - identifier: a', '    - {identifier: b, depend-on: a}');
    expect(builds[1]?.dependsOn).toEqual(['a']);
  });
});

test('a list has no dependencies', () => {
  expect(
    buildsOf('  build-list:', '    - identifier: a', '    - {identifier: b, depend-on: [a]}').map(
      ({ identifier, dependsOn }) => ({ identifier, dependsOn }),
    ),
  ).toEqual([
    { identifier: 'a', dependsOn: [] },
    { identifier: 'b', dependsOn: [] },
  ]);
});

describe('a matrix', () => {
  const matrix = [
    '  build-matrix:',
    '    static:',
    '      ignore-failure: true',
    '      env:',
    '        privileged-mode: true',
    '        variables: { STAGE: test }',
    '    dynamic:',
    '      buildspec: [ci/a.yml, ci/b.yml]',
    '      env:',
    '        image: [aws/codebuild/standard:7.0]',
    '        variables:',
    '          VERSION: [3.10, 3.9]',
  ];

  test('has a build for each combination, on what all share', () => {
    const builds = buildsOf(...matrix);
    expect(builds).toHaveLength(4);
    expect(builds[1]).toEqual({
      identifier: 'ci_a_yml_VERSION_3_9',
      dependsOn: [],
      ignoreFailure: true,
      buildspec: 'ci/a.yml',
      env: {
        image: 'aws/codebuild/standard:7.0',
        privilegedMode: true,
        variables: { STAGE: 'test', VERSION: '3.9' },
      },
    });
  });

  test('names its builds after what differs', () => {
    expect(identifiersOf(...matrix)).toEqual([
      'ci_a_yml_VERSION_3_10',
      'ci_a_yml_VERSION_3_9',
      'ci_b_yml_VERSION_3_10',
      'ci_b_yml_VERSION_3_9',
    ]);
  });

  test('names them without the registry of their images', () => {
    expect(
      identifiersOf('  build-matrix:', '    dynamic: {env: {image: [public.ecr.aws/x/node:22, node:24]}}'),
    ).toEqual(['node_22', 'node_24']);
  });

  test('gives no name twice, and none that is too long', () => {
    const names = identifiersOf(
      '  build-matrix:',
      `    dynamic: {env: {variables: {A: [x-y, x_y, x.y_2, ${'z'.repeat(200)}]}}}`,
    );
    expect(names.slice(0, 3)).toEqual(['A_x_y', 'A_x_y_2', 'A_x_y_2_2']);
    expect(names[3]?.length).toBeLessThan(128);
  });
});

test('a fan-out has as many builds as it is wide, each with its share', () => {
  expect(buildsOf('  build-fanout: {parallelism: 2, ignore-failure: true}')).toEqual([
    {
      identifier: 'shard_1',
      dependsOn: [],
      ignoreFailure: true,
      env: { variables: {} },
      shard: { index: 0, total: 2 },
    },
    {
      identifier: 'shard_2',
      dependsOn: [],
      ignoreFailure: true,
      env: { variables: {} },
      shard: { index: 1, total: 2 },
    },
  ]);
});

describe('CodeBuild refuses', () => {
  test.each([
    ['no type', ['  fast-fail: true'], /^The buildspec has no batch/],
    [
      'two types',
      ['  build-list: [{identifier: a}]', '  build-fanout: {parallelism: 2}'],
      /not build-list and build-fanout\.$/,
    ],
    ['a matrix with nothing to vary', ['  build-matrix: {static: {}}'], 'build-matrix has no builds.'],
    ['no builds', ['  build-list: []'], 'build-list has no builds.'],
    ['a fan-out to nothing', ['  build-fanout: {parallelism: 0}'], /a parallelism of at least 1\.$/],
    ['a build without a name', ['  build-list: [{env: {}}]'], 'A build of build-list has no identifier.'],
    [
      'names that are none, in its own words',
      ['  build-list: [{identifier: a-b}, {identifier: c}, {identifier: d e}]'],
      'Build Identifiers a-b,d e must contain only alphanumeric characters and underscores and be less than 128 characters in length.',
    ],
    [
      'two builds of one name',
      ['  build-list: [{identifier: a}, {identifier: a}]'],
      'Build Identifier a is used more than once.',
    ],
    [
      'a dependency that no build has',
      ['  build-graph: [{identifier: a, depend-on: [b]}]'],
      'Build a depends on b, which is no build of the batch.',
    ],
    [
      'builds that wait for each other',
      ['  build-graph: [{identifier: a, depend-on: [b]}, {identifier: b, depend-on: [a]}]'],
      'Builds depend on each other: a -> b -> a.',
    ],
    [
      'more builds than any project allows',
      [`  build-matrix: {dynamic: {env: {variables: {A: [${'x,'.repeat(50)}], B: [${'x,'.repeat(50)}]}}}}`],
      'The batch makes 2500 builds, more than 1000.',
    ],
  ])('%s', (_, lines, why) => {
    const reading = read(...lines);
    expect(reading).toMatchObject({
      ok: false,
      failure: {
        statusCode: 'BATCH_SPEC_VALIDATION_ERROR',
        message: expect.stringMatching(/^BatchSpec has invalid values\.\. /),
      },
    });
    const said = reading.ok ? '' : reading.failure.message.replace('BatchSpec has invalid values.. ', '');
    if (typeof why === 'string') expect(said).toBe(why);
    else expect(said).toMatch(why);
  });
});
