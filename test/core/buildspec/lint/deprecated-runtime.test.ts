import { describe } from 'vitest';
import { finds, fixes, spares, spec } from './rule';

describe('deprecated-runtime', () => {
  finds(
    'deprecated-runtime',
    'docker and android',
    spec(`phases:`, `  install:`, `    runtime-versions:`, `      docker: 18`, `      android: 29`),
    'docker',
    'android',
  );
  spares(
    'deprecated-runtime',
    'the runtimes of images in service',
    spec(`phases:`, `  install:`, `    runtime-versions:`, `      nodejs: 22`, `      rust: 1.93`),
  );
  fixes(
    'deprecated-runtime',
    'by removing docker',
    spec(`phases:`, `  install:`, `    runtime-versions:`, `      docker: 18`, `      nodejs: 22`),
    spec(`phases:`, `  install:`, `    runtime-versions:`, `      nodejs: 22`),
  );
});
