/** 20 lines with a mistake. */
export const SHORT = [
  'version: 0.2',
  'env:',
  '  variables:',
  '    STAGE: test',
  'phases:',
  '  install:',
  '    runtime-versions:',
  '      nodejs: 20',
  '    commands:',
  '      - npm ci',
  '  build:',
  '    on-failure: STOP',
  '    commands:',
  '      - npm run build',
  '      - npm test',
  'artifacts:',
  '  files:',
  "    - '**/*'",
  'cache:',
  '  paths: node_modules/**/*',
].join('\n');

const COMMANDS = [
  (/** @type {number} */ index) => `echo "Building part ${index} for $STAGE"`,
  (/** @type {number} */ index) => `npm run build -- --workspace packages/part-${index}`,
  (/** @type {number} */ index) => `export TAG_${index}=$(git rev-parse --short HEAD)`,
  (/** @type {number} */ index) =>
    `docker build -t "$VARIABLE_${index % 50}:$TAG_${index - 1}" part-${index}`,
  (/** @type {number} */ index) => `if [ "$STAGE" = prod ]; then ./deploy.sh ${index}; fi`,
];

/**
 * A buildspec of about so many lines, with something in each of its sections: a tenth variables, half commands, the rest
 * artifacts and a batch.
 * @param {number} lines
 */
export function longBuildspec(lines) {
  const share = (/** @type {number} */ part, linesEach = 1) =>
    Array.from({ length: Math.floor((lines * part) / linesEach) }, (_, index) => index + 1);
  const commands = share(0.5);
  const phases = ['install', 'pre_build', 'build', 'post_build'].flatMap((phase, index) => [
    `  ${phase}:`,
    '    commands:',
    ...commands
      .slice((index * commands.length) / 4, ((index + 1) * commands.length) / 4)
      .map((command) => `      - ${COMMANDS[command % COMMANDS.length]?.(command)}`),
  ]);
  return [
    'version: 0.2',
    'env:',
    '  variables:',
    '    STAGE: test',
    ...share(0.1).map((index) => `    VARIABLE_${index}: value ${index}`),
    'phases:',
    ...phases,
    'artifacts:',
    '  files:',
    "    - '**/*'",
    '  secondary-artifacts:',
    ...share(0.2, 4).flatMap((index) => [
      `    part_${index}:`,
      '      files:',
      `        - packages/part-${index}/dist/**/*`,
      `      name: part-${index}.zip`,
    ]),
    'batch:',
    '  build-graph:',
    ...share(0.2, 5).flatMap((index) => [
      `    - identifier: task_${index}`,
      '      buildspec: buildspec.yml',
      '      env:',
      '        compute-type: BUILD_GENERAL1_SMALL',
      index === 1 ? '      ignore-failure: false' : `      depend-on: [task_${index - 1}]`,
    ]),
    '',
  ].join('\n');
}
