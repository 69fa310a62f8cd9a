import { describe } from 'vitest';
import { finds, spares, spec } from './rule';

describe('unknown-shell', () => {
  finds(
    'unknown-shell',
    'shells beyond the list',
    spec(`env:`, `  shell: zsh`, `phases:`, `  build:`, `    commands:`, `      - make`),
    'zsh',
  );
  finds(
    'unknown-shell',
    'options',
    spec(`env:`, `  shell: bash -e`, `phases:`, `  build:`, `    commands:`, `      - make`),
    'bash -e',
  );
  spares(
    'unknown-shell',
    'the shells that public builds use',
    spec(`env:`, `  shell: /bin/bash`, `phases:`, `  build:`, `    commands:`, `      - make`),
  );
});
