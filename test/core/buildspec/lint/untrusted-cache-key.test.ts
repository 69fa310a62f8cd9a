import { describe } from 'vitest';
import { finds, spares, spec } from './rule';

describe('untrusted-cache-key', () => {
  finds(
    'untrusted-cache-key',
    'names that a pull request chooses',
    spec(
      `phases:`,
      `  build:`,
      `    commands:`,
      `      - make`,
      `cache:`,
      `  paths: [a]`,
      `  key: k-$CODEBUILD_WEBHOOK_HEAD_REF`,
    ),
    'k-$CODEBUILD_WEBHOOK_HEAD_REF',
  );
  spares(
    'untrusted-cache-key',
    'hashes and commits',
    spec(
      `phases:`,
      `  build:`,
      `    commands:`,
      `      - make`,
      `cache:`,
      `  paths: [a]`,
      `  key: k-$(codebuild-hash-files a)-$CODEBUILD_RESOLVED_SOURCE_VERSION`,
    ),
  );
});
