import { expect, it } from 'vitest';
import { looksSecret } from '../../../core/builds/secret-names';

it.each(['NPM_TOKEN', 'DB_PASSWORD', 'CLIENT_SECRET', 'API_KEY', 'KEY', 'SIGNING_KEY_ID'])(
  'takes the value of %s for a secret',
  (name) => expect(looksSecret(name)).toBe(true),
);

it.each(['STAGE', 'KEYBOARD', 'MONKEY'])('takes the value of %s for no secret', (name) =>
  expect(looksSecret(name)).toBe(false),
);
