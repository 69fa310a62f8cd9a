/** A project to look at, in the members of CreateProject, with the builds that make its history. */
export interface SampleProject {
  name: string;
  description: string;
  buildspec: string;
  environmentVariables: { name: string; value: string }[];
  /** One build each, oldest first, with the variables that it overrides. */
  builds: Record<string, string>[];
  /** The variables of a build that runs for as long as somebody looks. */
  longBuild?: Record<string, string>;
}

const WEB = `version: 0.2

env:
  exported-variables:
    - VERSION

phases:
  install:
    commands:
      - echo "Using $(uname -s) on $(uname -m)"
  pre_build:
    commands:
      - VERSION="1.4.$CODEBUILD_BUILD_NUMBER"
      - echo "Building web $VERSION"
  build:
    commands:
      - mkdir -p dist
      - |
        for page in index about contact; do
          echo "<h1>$page</h1>" > "dist/$page.html"
          echo "  dist/$page.html"
          sleep \${PAUSE:-0.2}
        done
      - echo "$VERSION" > dist/version.txt
  post_build:
    commands:
      - ls -l dist

artifacts:
  base-directory: dist
  files:
    - '**/*'
`;

const API = `version: 0.2

phases:
  pre_build:
    commands:
      - echo "Linting 14 files"
  build:
    commands:
      - echo "Running 3 tests"
      - echo "  ok 1 - lists orders"
      - echo "  ok 2 - creates an order"
      - |
        if [ "$FLAG_REFUNDS" = "on" ]; then
          echo "  not ok 3 - refunds an order"
          echo "    expected 200, got 500 (src/refunds.js:42:11)"
          exit 1
        fi
        echo "  ok 3 - refunds an order"
    finally:
      - echo "Tests finished"
  post_build:
    commands:
      - test "$CODEBUILD_BUILD_SUCCEEDING" = 1 && echo "Ready to deploy" || echo "Not deployed"
`;

const NIGHTLY = `version: 0.2

phases:
  pre_build:
    commands:
      - echo "Checking $ROUNDS tables"
  build:
    commands:
      - |
        round=1
        while [ "$round" -le "$ROUNDS" ]; do
          echo "table $round of $ROUNDS: no differences"
          round=$((round + 1))
          sleep "$PAUSE"
        done
  post_build:
    commands:
      - echo "Checked $ROUNDS tables"
`;

/** Three projects with what a view has to show: green builds, a red one, one that runs. Plain sh, no tools, no network. */
export const SAMPLE_PROJECTS: readonly SampleProject[] = [
  {
    name: 'web',
    description: 'A site that builds and keeps its pages as artifacts',
    buildspec: WEB,
    environmentVariables: [{ name: 'PAUSE', value: '0.2' }],
    builds: [{}, {}],
  },
  {
    name: 'api',
    description: 'A service whose newest build has a failing test',
    buildspec: API,
    environmentVariables: [{ name: 'FLAG_REFUNDS', value: 'off' }],
    builds: [{}, { FLAG_REFUNDS: 'on' }],
  },
  {
    name: 'nightly',
    description: 'A check that takes its time',
    buildspec: NIGHTLY,
    environmentVariables: [
      { name: 'ROUNDS', value: '300' },
      { name: 'PAUSE', value: '2' },
    ],
    builds: [{ ROUNDS: '3', PAUSE: '0.1' }],
    longBuild: {},
  },
];
