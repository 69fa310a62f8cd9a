import { describe } from 'vitest';
import { finds, spares, spec } from './rule';

describe('literal-variable', () => {
  finds(
    'literal-variable',
    'references and substitutions',
    spec(
      `env:`,
      `  variables:`,
      `    A: $B`,
      `    C: $(date)`,
      `    D: a-\${B}`,
      `phases:`,
      `  build:`,
      `    commands:`,
      `      - make`,
    ),
    '$B',
    '$(date)',
    `a-\${B}`,
  );
  spares(
    'literal-variable',
    'the value of the project under the same name',
    spec(`env:`, `  variables:`, `    A: \${A}`, `phases:`, `  build:`, `    commands:`, `      - make`),
  );
  spares(
    'literal-variable',
    'what commands evaluate',
    spec(`env:`, `  variables:`, `    A: $B`, `phases:`, `  build:`, `    commands:`, `      - eval "$A"`),
  );
  spares(
    'literal-variable',
    'a dollar that starts no name, and parameters, where CodeBuild expands',
    spec(
      `env:`,
      `  variables:`,
      `    A: 5$`,
      `  parameter-store:`,
      `    P: /$STAGE/x`,
      `phases:`,
      `  build:`,
      `    commands:`,
      `      - make`,
    ),
  );
  spares(
    'literal-variable',
    'placeholders of a tool that fills the file in',
    spec(
      `env:`,
      `  variables:`,
      `    A: "{{ $x }}"`,
      `    B: \${AWS::Region}`,
      `phases:`,
      `  build:`,
      `    commands: [make]`,
    ),
  );
});
