import { describe } from 'vitest';
import { finds, spares, spec } from './rule';

describe('docker-without-privileged', () => {
  finds(
    'docker-without-privileged',
    'docker where it is switched off',
    spec(
      `phases:`,
      `  build:`,
      `    commands:`,
      `      - docker build .`,
      `batch:`,
      `  build-list:`,
      `    - identifier: a`,
      `      env:`,
      `        privileged-mode: no`,
    ),
    'no',
  );
  spares(
    'docker-without-privileged',
    'docker where only one build switches it off',
    spec(
      `phases:`,
      `  build:`,
      `    commands:`,
      `      - docker build .`,
      `batch:`,
      `  build-list:`,
      `    - identifier: a`,
      `      env: { privileged-mode: no }`,
      `    - identifier: b`,
      `      env: { privileged-mode: yes }`,
    ),
  );
  spares(
    'docker-without-privileged',
    'builds with a buildspec of their own',
    spec(
      `phases:`,
      `  build:`,
      `    commands:`,
      `      - docker build .`,
      `batch:`,
      `  build-list:`,
      `    - identifier: a`,
      `      buildspec: b.yml`,
      `      env: { privileged-mode: no }`,
    ),
  );
  spares(
    'docker-without-privileged',
    'docker commands that need no daemon',
    spec(
      `phases:`,
      `  build:`,
      `    commands:`,
      `      - docker --version`,
      `batch:`,
      `  build-list:`,
      `    - identifier: a`,
      `      env: { privileged-mode: no }`,
    ),
  );
  spares(
    'docker-without-privileged',
    'Lambda compute, which is lambda-compute’s matter',
    spec(
      `batch:`,
      `  build-list:`,
      `    - identifier: a`,
      `      env: { type: LINUX_LAMBDA_CONTAINER, privileged-mode: false }`,
      `phases:`,
      `  build:`,
      `    commands: [docker build .]`,
    ),
  );
});
