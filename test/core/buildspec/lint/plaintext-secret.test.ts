import { describe } from 'vitest';
import { finds, spares, spec } from './rule';

describe('plaintext-secret', () => {
  finds(
    'plaintext-secret',
    'keys by their form, in variables and commands',
    spec(
      `env:`,
      `  variables:`,
      `    ID: AKIAIOSFODNN7EXAMPLE`,
      `phases:`,
      `  build:`,
      `    commands:`,
      `      - export A=ghp_0123456789abcdefghijABCDEFGHIJ012345`,
    ),
    'AKIAIOSFODNN7EXAMPLE',
    'ghp_0123456789abcdefghijABCDEFGHIJ012345',
  );
  finds(
    'plaintext-secret',
    'a password that looks random',
    spec(
      `env:`,
      `  variables:`,
      `    DB_PASSWORD: k3yb0ardcat`,
      `phases:`,
      `  build:`,
      `    commands:`,
      `      - make`,
    ),
    'k3yb0ardcat',
  );
  spares(
    'plaintext-secret',
    'names of secrets, references and words to replace',
    spec(
      `env:`,
      `  variables:`,
      `    DB_PASSWORD: changeme1`,
      `    SECRET_NAME: prod1app2`,
      `    API_TOKEN: \${TOKEN}`,
      `    APP_SECRET: /prod/app1`,
      `    MY_TOKEN: xxxx1234`,
      `    CACHE_TOKEN: v20240101-2`,
      `phases:`,
      `  build:`,
      `    commands:`,
      `      - make`,
    ),
  );
  spares(
    'plaintext-secret',
    'references to Secrets Manager',
    spec(
      `env:`,
      `  secrets-manager:`,
      `    DB_PASSWORD: db1:password2`,
      `phases:`,
      `  build:`,
      `    commands:`,
      `      - make`,
    ),
  );
  spares(
    'plaintext-secret',
    'the name of a secret',
    spec(
      'env:',
      '  variables:',
      '    DB_SECRET: db-credentials-v2',
      'phases:',
      '  build:',
      '    commands: [make]',
    ),
  );
});
