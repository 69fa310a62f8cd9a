import { describe } from 'vitest';
import { finds, spares } from './rule';

describe('quoted-version', () => {
  finds(
    'quoted-version',
    'quotes beside a batch',
    'version: "0.2"\nbatch:\n  build-list:\n    - identifier: a\n',
    '"0.2"',
  );
  spares(
    'quoted-version',
    'quotes without a batch',
    'version: "0.2"\nphases:\n  build:\n    commands: [make]\n',
  );
});
