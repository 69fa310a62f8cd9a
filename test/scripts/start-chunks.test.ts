import { expect, test } from 'vitest';
import { groupsOf } from '../../scripts/lib/start-chunks.mjs';

type Imports = Record<string, { static?: string[]; lazy?: string[] }>;

/** The imports of modules as esbuild tells them. */
function inputsOf(modules: Imports) {
  return Object.fromEntries(
    Object.entries(modules).map(([file, { static: ones = [], lazy = [] }]) => [
      file,
      {
        bytes: 1,
        imports: [
          ...ones.map((path) => ({ path, kind: 'import-statement' as const })),
          ...lazy.map((path) => ({ path, kind: 'dynamic-import' as const })),
          { path: 'vscode', kind: 'import-statement' as const, external: true },
        ],
      },
    ]),
  );
}

const groups = (modules: Imports) =>
  groupsOf(inputsOf(modules), { client: 'client.ts', cli: 'cli.ts' }).map(({ members, parts }) => ({
    members: members.sort(),
    parts: [...parts].sort(),
  }));

test('what is loaded at the start lies together where lazy parts use it too, apart for the CLI and for the client alone', () => {
  const [both, client] = groups({
    'client.ts': { static: ['own.ts', 'tree.ts', 'state.ts'], lazy: ['run.ts'] },
    'cli.ts': { lazy: ['serve.ts'] },
    'run.ts': { static: ['tree.ts'], lazy: ['deep.ts'] },
    'deep.ts': { static: ['state.ts', 'other.ts'] },
    'serve.ts': { static: ['state.ts', 'deep.ts'] },
    'tree.ts': { static: ['icon.ts'] },
    'icon.ts': {},
    'own.ts': {},
    'state.ts': {},
    'other.ts': {},
  });
  expect(both).toEqual({ members: ['state.ts'], parts: ['deep.ts', 'serve.ts'] });
  expect(client).toEqual({ members: ['icon.ts', 'tree.ts'], parts: ['run.ts'] });
});

test('packages stay where they are, and no part imports itself', () => {
  const [both, client] = groups({
    'client.ts': { static: ['part.ts', 'node_modules/x/index.js'], lazy: ['lazy.ts'] },
    'cli.ts': {},
    'lazy.ts': { static: ['node_modules/x/index.js'], lazy: ['part.ts'] },
    'part.ts': {},
    'node_modules/x/index.js': {},
  });
  expect(both).toEqual({ members: [], parts: [] });
  expect(client).toEqual({ members: ['part.ts'], parts: [] });
});
