import type { RuleCases } from './case';

const UPLOAD = { phase: 'UPLOAD_ARTIFACTS', code: 'CLIENT_ERROR' };
const SPEC = (artifacts: string) =>
  `version: 0.2\nphases:\n  build:\n    commands:\n      - npm run build\nartifacts:\n${artifacts}`;
const REPORT = (report: string) => `version: 0.2\nreports:\n  unit:\n${report}`;

export const ARTIFACTS: RuleCases[] = [
  {
    code: 'artifact-missing',
    wrong: [
      {
        what: 'a file that nobody made',
        failed: {
          ...UPLOAD,
          message: 'no matching artifact paths found',
          lines: ['Expanding imagedefinitions.json', 'Skipping invalid file path imagedefinitions.json'],
        },
        known: { buildspec: { text: SPEC('  files:\n    - imagedefinitions.json\n') } },
        message: /`imagedefinitions\.json`/,
        place: 'imagedefinitions.json',
      },
      {
        what: 'a folder, and names what is in it',
        failed: {
          ...UPLOAD,
          message: 'no matching artifact paths found',
          lines: ['Skipping invalid file path dist/'],
        },
        known: { buildspec: { text: SPEC('  files:\n    - dist/\n') } },
        fixed: SPEC("  files:\n    - 'dist/**/*'\n"),
      },
      {
        what: 'a secondary artifact',
        failed: { ...UPLOAD, message: 'no matching artifact paths found for artifact docs' },
        message: /artifact `docs`/,
      },
      {
        what: 'a secondary artifact at its place',
        failed: {
          ...UPLOAD,
          message: 'no matching artifact paths found for artifact docs',
          lines: ['Skipping invalid file path html/*'],
        },
        known: {
          buildspec: { text: SPEC('  files: a\n  secondary-artifacts:\n    docs:\n      files: html/*\n') },
        },
        message: /artifact `docs` names: `html\/\*`\.$/,
        place: 'html/*',
      },
      {
        what: 'paths of the artifacts alone, where reports have some in vain too',
        failed: {
          ...UPLOAD,
          message: 'no matching artifact paths found',
          lines: ['Skipping invalid file path junit.xml', 'Skipping invalid file path dist/app'],
        },
        known: { buildspec: { text: SPEC('  files: dist/app\n') } },
        message: /names: `dist\/app`\.$/,
      },
      {
        what: 'files that are all excluded',
        failed: {
          ...UPLOAD,
          message: 'no matching artifact paths found',
          lines: ['Skipping invalid file path dist/app'],
        },
        known: { buildspec: { text: SPEC("  files: dist/app\n  exclude-paths: '**/*'\n") } },
        message: /names and `exclude-paths` leaves: `dist\/app`/,
      },
      {
        what: 'the texts of 2018',
        failed: {
          ...UPLOAD,
          message: 'No matching artifact paths found',
          lines: ['Skipping invalid artifact path foobar'],
        },
        message: /`foobar`/,
      },
    ],
    lookAlike: [
      {
        what: 'one missing file of many, which fails nothing',
        failed: {
          ...UPLOAD,
          message: 'AccessDenied: Access Denied\nstatus code: 403',
          lines: ['Skipping invalid file path x'],
        },
      },
    ],
  },
  {
    code: 'artifact-base-directory',
    wrong: [
      {
        what: 'a folder that nobody made',
        failed: { ...UPLOAD, message: 'no matching base directory path found for build' },
        known: { buildspec: { text: SPEC('  base-directory: build\n  files: ["**/*"]\n') } },
        message: /has not made the folder `build`/,
        place: 'build',
      },
      {
        what: 'a folder below the one that the commands work in',
        failed: { ...UPLOAD, message: 'no matching base directory path found for dist' },
        known: {
          buildspec: {
            text: 'version: 0.2\nphases:\n  build:\n    commands: [cd web, npm run build]\nartifacts:\n  base-directory: dist\n',
          },
        },
        fixed:
          'version: 0.2\nphases:\n  build:\n    commands: [cd web, npm run build]\nartifacts:\n  base-directory: web/dist\n',
      },
    ],
    lookAlike: [
      {
        what: 'that of a report',
        failed: { ...UPLOAD, message: '[unit: [no matching base directory path found for reports]]' },
      },
    ],
  },
  {
    code: 'artifact-too-large',
    wrong: [
      {
        what: 'more than S3 takes at once',
        failed: {
          ...UPLOAD,
          message:
            'Error uploading artifacts: EntityTooLarge: Your proposed upload exceeds the maximum allowed size',
        },
      },
    ],
    lookAlike: [
      {
        what: 'a bundle that is too large',
        failed: { output: ['Error: bundle main exceeds the maximum allowed size of 2 MB'] },
      },
    ],
  },
  {
    code: 'report-missing',
    wrong: [
      {
        what: 'report files that nobody made',
        failed: { ...UPLOAD, message: '[unit: [report files not found in build]]' },
        known: { buildspec: { text: REPORT('    files: r.xml\n') } },
        message: /group `unit`/,
        place: 'unit',
      },
      {
        what: 'the folder of a report',
        failed: { ...UPLOAD, message: '[unit: [no matching base directory path found for reports]]' },
        message: /no folder `reports`/,
      },
    ],
    lookAlike: [{ what: 'artifacts', failed: { ...UPLOAD, message: 'no matching artifact paths found' } }],
  },
  {
    code: 'agent-without-reports',
    wrong: [
      {
        what: 'the reports of a build in AWS’s local agent of 2020',
        failed: { ...UPLOAD, message: 'Runtime error (*errors.errorString: arn: invalid prefix)' },
      },
    ],
    lookAlike: [{ what: 'an ARN that a command has wrong', failed: { output: ['arn: invalid prefix'] } }],
  },
  {
    code: 'report-format',
    wrong: [
      {
        what: 'a coverage report that is read as test report',
        failed: {
          ...UPLOAD,
          message:
            '[code_coverage_reports: [error processing report: [coverage.xml: expected element type <testsuite> but have <coverage>]]]',
        },
        message: /`coverage\.xml` begins with `<coverage>`/,
        advice: /COBERTURAXML or CLOVERXML/,
      },
      {
        what: 'a format that the element tells, and sets it',
        failed: {
          ...UPLOAD,
          message:
            '[unit: [error processing report: [r.xml: expected element type <testsuite> but have <TestRun>]]]',
        },
        known: { buildspec: { text: REPORT('    files: r.xml\n') } },
        place: 'unit',
        fixed: REPORT('    file-format: VISUALSTUDIOTRX\n    files: r.xml\n'),
      },
      {
        what: 'a file that was not written to its end, by its path in the source',
        failed: {
          ...UPLOAD,
          message:
            '[unit: [error processing report: [/codebuild/output/src11/src/target/r.xml: XML syntax error on line 2: unexpected EOF]]]',
        },
        message:
          /^The report file `target\/r\.xml` cannot be read: XML syntax error on line 2: unexpected EOF\.$/,
        advice: /wrote it to its end/,
      },
      {
        what: 'an empty file',
        failed: { ...UPLOAD, message: '[unit: [error processing report: [r.xml: EOF]]]' },
        message: /`r\.xml` is empty/,
      },
      {
        what: 'a format that CodeBuild does not read, and names those that it does',
        failed: { ...UPLOAD, message: '[cov: [unsupported file format LCOV]]' },
        message: /does not read reports of the format `LCOV`/,
        advice: /COBERTURAXML/,
      },
      {
        what: 'another format, and corrects it',
        failed: {
          ...UPLOAD,
          message:
            '[unit: [error processing report: [r.xml: expected element type <testsuite> but have <report>]]]',
        },
        known: { buildspec: { text: REPORT('    files: r.xml\n    file-format: JUNITXML\n') } },
        fixed: REPORT('    files: r.xml\n    file-format: JACOCOXML\n'),
      },
    ],
    lookAlike: [
      {
        what: 'a report that is not there',
        failed: { ...UPLOAD, message: '[unit: [report files not found in build]]' },
      },
    ],
  },
];
