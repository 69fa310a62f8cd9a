import { describe } from 'vitest';
import { finds, spares, spec } from './rule';

describe('report-format', () => {
  finds(
    'report-format',
    'coverage and JSON without a format',
    spec(
      `phases:`,
      `  build:`,
      `    commands:`,
      `      - make`,
      `reports:`,
      `  a: { files: [target/jacoco.xml, out.json, TestResults/a.trx] }`,
    ),
    'target/jacoco.xml',
    'out.json',
    'TestResults/a.trx',
  );
  spares(
    'report-format',
    'JUnit files, and any file with a format',
    spec(
      `phases:`,
      `  build:`,
      `    commands:`,
      `      - make`,
      `reports:`,
      `  a: { files: ["**/*.xml", "**/*"] }`,
      `  b: { files: [out.json], file-format: CUCUMBERJSON }`,
    ),
  );
  spares(
    'report-format',
    'a format under a wrong key, which is said already',
    spec(
      `phases:`,
      `  build:`,
      `    commands:`,
      `      - make`,
      `reports:`,
      `  a: { files: [out.json], fileFormat: CUCUMBERJSON }`,
    ),
  );
});
