import { describe } from 'vitest';
import { finds, spares, spec } from './rule';

describe('runtime-not-in-image', () => {
  finds(
    'runtime-not-in-image',
    'a runtime the image lacks',
    spec(
      `phases:`,
      `  install:`,
      `    runtime-versions:`,
      `      rust: 1.93`,
      `batch:`,
      `  build-list:`,
      `    - identifier: a`,
      `      env: { image: "aws/codebuild/standard:7.0" }`,
    ),
    'rust',
  );
  finds(
    'runtime-not-in-image',
    'a version where the image has a fixed list',
    spec(
      `phases:`,
      `  install:`,
      `    runtime-versions:`,
      `      docker: 18`,
      `eb_codebuild_settings:`,
      `  Image: aws/codebuild/amazonlinux-aarch64-standard:4.0`,
    ),
    '18',
  );
  spares(
    'runtime-not-in-image',
    'versions that are installed on demand',
    spec(
      `phases:`,
      `  install:`,
      `    runtime-versions:`,
      `      nodejs: 12`,
      `batch:`,
      `  build-list:`,
      `    - identifier: a`,
      `      env: { image: "aws/codebuild/standard:7.0" }`,
    ),
  );
  spares(
    'runtime-not-in-image',
    'images of one’s own, and builds with another buildspec',
    spec(
      `phases:`,
      `  install:`,
      `    runtime-versions:`,
      `      rust: 1.93`,
      `batch:`,
      `  build-list:`,
      `    - identifier: a`,
      `      env: { image: "my/image:1" }`,
      `    - identifier: b`,
      `      buildspec: b.yml`,
      `      env: { image: "aws/codebuild/standard:7.0" }`,
    ),
  );
});
