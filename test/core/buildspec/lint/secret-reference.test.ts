import { describe } from 'vitest';
import { finds, spares, spec } from './rule';

describe('secret-reference', () => {
  finds(
    'secret-reference',
    'a fifth part, and stage with id',
    spec(
      `env:`,
      `  secrets-manager:`,
      `    A: a:b:c:d:e`,
      `    B: a:b:STAGE:id`,
      `phases:`,
      `  build:`,
      `    commands:`,
      `      - make`,
    ),
    'a:b:c:d:e',
    'a:b:STAGE:id',
  );
  spares(
    'secret-reference',
    'all documented forms',
    spec(
      `env:`,
      `  secrets-manager:`,
      `    A: a`,
      `    B: a:b`,
      `    C: a:b:STAGE`,
      `    D: "a:::id"`,
      `    E: arn:aws:secretsmanager:eu-west-1:123456789012:secret:a-AbCdEf:b:STAGE`,
      `phases:`,
      `  build:`,
      `    commands:`,
      `      - make`,
    ),
  );
  spares(
    'secret-reference',
    'names with dots and slashes',
    spec(
      `env:`,
      `  secrets-manager:`,
      `    A: prod/app.password`,
      `phases:`,
      `  build:`,
      `    commands:`,
      `      - make`,
    ),
  );
});
