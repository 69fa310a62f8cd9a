import { describe, expect, it } from 'vitest';
import { checkFile, checkLayers, importsOf } from '../../scripts/lib/layers.mjs';
import { ROOT } from '../../scripts/lib/paths.mjs';

const messages = (file: string, source: string) => checkFile(file, source).map(({ message }) => message);

describe('the sources', () => {
  it('import along the rooms only', async () => {
    const { files, violations } = await checkLayers(ROOT);
    expect(violations.map(({ file, line, message }) => `${file}:${line} ${message}`)).toEqual([]);
    expect(files).toBeGreaterThan(10);
  });
});

describe('the check', () => {
  it.each([
    ['core/builds/local/run.ts', "import { watch } from '../remote/watch';", 'core/builds/remote'],
    ['core/builds/remote/watch.ts', "import type { Engine } from '../local/engine';", 'core/builds/local'],
    ['core/buildspec/parse.ts', "export * from '../builds/events';", 'core/builds'],
    ['core/builds/state.ts', "import { docker } from './local/docker';", 'core/builds/local'],
    ['client/commands.ts', "const { serve } = await import('../core/emulator/serve');", 'core/emulator'],
    ['client/commands.ts', "import { hover } from '../server/hover';", 'server'],
    ['client/commands.ts', "import { lintRequest } from '../server/protocol';", 'server'],
    ['server/hover.ts', "import { state } from '../core/builds/state';", 'core/builds'],
    ['cli/lint.ts', "import { tree } from '../client/tree';", 'client'],
  ])('refuses %s: %s', (file, source, room) => {
    expect(messages(file, source)).toEqual([expect.stringContaining(`may not import ${room}`)]);
  });

  it.each([
    ['core/builds/events.ts', "import * as vscode from 'vscode';"],
    ['cli/run.ts', "import type { Uri } from 'vscode';"],
    ['server/main.ts', "const vscode = require('vscode');"],
    ['cli/lint.ts', "import { load } from 'js-yaml';"],
    ['core/buildspec/hover.ts', "import { MarkupKind } from 'vscode-languageserver';"],
    ['core/buildspec/parse.ts', "import { readFile } from 'node:fs/promises';"],
  ])('refuses %s: %s', (file, source) => {
    expect(messages(file, source)).toHaveLength(1);
  });

  it.each([
    ['client/language.ts', "import type { RunRequest } from '../server/protocol';"],
    ['client/extension.ts', "import * as vscode from 'vscode';"],
    ['client/extension.ts', "import { run } from '../core/builds/local/run';"],
    ['core/emulator/start.ts', "import {\n  run,\n  type Engine,\n} from '../builds/local/run';"],
    ['core/buildspec/yaml/events.ts', "import { parseEvents } from 'js-yaml';"],
    ['core/builds/state.ts', "// import { x } from './local/x';"],
  ])('lets %s: %s', (file, source) => {
    expect(messages(file, source)).toEqual([]);
  });

  it('names a file that lies in no room', () => {
    expect(checkFile('core/things.ts', '')).toEqual([
      { file: 'core/things.ts', line: 1, message: expect.stringContaining('no room') },
    ]);
  });

  it('sees every way of importing, with its line', () => {
    const source = [
      "import './a';",
      "import b, { c } from './b';",
      "export { d } from './d';",
      "export type { E } from './e';",
      "type F = typeof import('./f');",
      "const g = await import('./g');",
    ].join('\n');
    expect(importsOf(source)).toEqual([
      { specifier: './a', typeOnly: false, line: 1 },
      { specifier: './b', typeOnly: false, line: 2 },
      { specifier: './d', typeOnly: false, line: 3 },
      { specifier: './e', typeOnly: true, line: 4 },
      { specifier: './f', typeOnly: true, line: 5 },
      { specifier: './g', typeOnly: false, line: 6 },
    ]);
  });
});
