import { describe } from 'vitest';
import { finds, spares, spec } from './rule';

const BUILD = ['phases:', '  build:', '    on-failure: ABORT', '    commands: [make]'];

function withTask(...task: string[]): string {
  return spec(...BUILD, 'batch:', '  build-list:', '    - identifier: a', ...task);
}

describe('on-failure-on-fleet', () => {
  finds('on-failure-on-fleet', 'a fleet', withTask('      env: { fleet: builders }'), 'fleet');
  spares('on-failure-on-fleet', 'on-demand compute', withTask('      env: { compute-type: small }'));
  spares(
    'on-failure-on-fleet',
    'a build with a buildspec of its own',
    withTask('      buildspec: other.yml', '      env: { fleet: builders }'),
  );
  spares(
    'on-failure-on-fleet',
    'phases without on-failure',
    spec(
      'phases:',
      '  build:',
      '    commands: [make]',
      'batch:',
      '  build-list:',
      '    - identifier: a',
      '      env: { fleet: b }',
    ),
  );
});
