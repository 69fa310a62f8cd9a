import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { settings } from './manifest';

it('docs/settings.md tells of each setting, its default and whether it is of the machine, and of no other', async () => {
  const page = await readFile('docs/settings.md', 'utf8');
  const rows = [
    ...page.matchAll(/^\| `(codebuild\.[\w.]+)` \| (?:`([^`]*)`|none) \| (\*\*machine\.\*\*)?/gm),
  ];
  const told = rows.map(([, key = '', byDefault = '', machine]) => ({ key, byDefault, machine: !!machine }));
  const declared = Object.entries(settings).map(([key, setting]) => ({
    key,
    byDefault: setting.default === '' ? '' : JSON.stringify(setting.default),
    machine: setting.scope === 'machine',
  }));
  expect(told).toEqual(declared);
});
