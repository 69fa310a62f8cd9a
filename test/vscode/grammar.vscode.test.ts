import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import process from 'node:process';
import { beforeAll, describe, expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };

const { WORKBENCH_TEST_VSCODE } = process.env;
const vscode = WORKBENCH_TEST_VSCODE ?? '';

interface Token {
  startIndex: number;
  endIndex: number;
  scopes: string[];
}

interface Grammar {
  tokenizeLine(line: string, state: unknown): { tokens: Token[]; ruleStack: unknown };
}

/** VS Code's own tokenizer, with its grammars and ours. */
async function loadGrammar(withOurs: boolean, scopeName = 'source.yaml'): Promise<Grammar> {
  const require = createRequire(path.join(vscode, 'node_modules', 'any.js'));
  const textmate = require('vscode-textmate');
  const oniguruma = require('vscode-oniguruma');
  const wasm = path.join(vscode, 'node_modules/vscode-oniguruma/release/onig.wasm');
  await oniguruma.loadWASM(await readFile(wasm));
  const ours = manifest.contributes.grammars;
  const yaml = (name: string) => path.join(vscode, 'extensions/yaml/syntaxes', `${name}.tmLanguage.json`);
  const files: Record<string, string> = {
    'source.yaml': yaml('yaml'),
    'source.yaml.embedded': yaml('yaml-embedded'),
    'source.yaml.1.2': yaml('yaml-1.2'),
    'source.shell': path.join(vscode, 'extensions/shellscript/syntaxes/shell-unix-bash.tmLanguage.json'),
    ...Object.fromEntries(ours.map((grammar) => [grammar.scopeName, grammar.path])),
  };
  const registry = new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns: string[]) => new oniguruma.OnigScanner(patterns),
      createOnigString: (text: string) => new oniguruma.OnigString(text),
    }),
    loadGrammar: async (scope: string) => {
      const file = files[scope];
      return file === undefined ? null : textmate.parseRawGrammar(await readFile(file, 'utf8'), file);
    },
    getInjections: (scope: string) =>
      withOurs ? ours.filter(({ injectTo }) => injectTo?.includes(scope)).map((one) => one.scopeName) : [],
  });
  return registry.loadGrammar(scopeName);
}

/** Each token of a text as `[what it is, its scopes]`. */
function tokensOf(grammar: Grammar, text: string): [string, string][] {
  let state: unknown = null;
  return text.split('\n').flatMap((line) => {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
    state = ruleStack;
    return tokens.map(({ startIndex, endIndex, scopes }): [string, string] => [
      line.slice(startIndex, endIndex),
      scopes.join(' '),
    ]);
  });
}

const BUILDSPEC = `version: 0.2
phases:
  build:
    on-failure: ABORT
    commands:
      - npm ci # quickly
      - |
        if [ "$A" = b ]; then
          echo 'open quote
        fi
      - 'ls -l $B'
    finally:
    - export C=1
artifacts:
  files:
    - echo $D
`;

describe.skipIf(!WORKBENCH_TEST_VSCODE)('the colours of a buildspec', () => {
  let grammar: Grammar;
  let plain: Grammar;
  beforeAll(async () => {
    grammar = await loadGrammar(true);
    plain = await loadGrammar(false);
  });

  const scopesOf = (word: string) =>
    tokensOf(grammar, BUILDSPEC).find(([text]) => text === word)?.[1] ?? 'no such token';

  it.each([
    ['npm', 'entity.name.command.shell'],
    [' quickly', 'comment.line.number-sign.shell'],
    ['if', 'keyword.control.if.shell'],
    ['A', 'variable.other.normal.shell'],
    ['B', 'variable.other.normal.shell'],
    ['export', 'storage.modifier.export.shell'],
  ])('are those of shell for %s in a command', (word, scope) => {
    expect(scopesOf(word)).toContain(scope);
  });

  it.each(['finally', 'on-failure', 'build', 'artifacts'])(
    'stay those of YAML for the key %s, whatever a command leaves open',
    (key) => {
      expect(scopesOf(key)).toContain('entity.name.tag.yaml');
      expect(scopesOf(key)).not.toContain('shell');
    },
  );

  it('stay those of YAML outside of commands', () => {
    expect(scopesOf('echo $D')).toContain('string.unquoted.plain.out.yaml');
  });

  it.each([
    ['a list of commands without phases', 'steps:\n  - name: x\n    commands:\n      - echo "$A"\n'],
    ['a Compose file', 'services:\n  web:\n    command:\n      - echo\n'],
    ['an empty file', ''],
  ])('leave other YAML alone: %s', (_, text) => {
    expect(tokensOf(grammar, text)).toEqual(tokensOf(plain, text));
  });
});

describe.skipIf(!WORKBENCH_TEST_VSCODE)('the colours of a log', () => {
  let grammar: Grammar;
  beforeAll(async () => {
    grammar = await loadGrammar(true, 'text.log.codebuild');
  });

  const stamp = '[Container] 2026/01/28 20:46:51.456792';

  it.each([
    [`${stamp} Running command npm test`, 'npm test', 'string.unquoted.command'],
    [`${stamp} Entering phase BUILD`, 'BUILD', 'entity.name.section.phase'],
    [`${stamp} Phase complete: BUILD State: SUCCEEDED`, 'State: SUCCEEDED', 'markup.inserted'],
    [`${stamp} Phase complete: BUILD State: TIMED_OUT`, 'State: TIMED_OUT', 'markup.deleted'],
    [
      '[Container] 2018/07/08 19:13:50 Phase complete: BUILD Success: false',
      'Success: false',
      'markup.deleted',
    ],
    [`${stamp} Phase context status code: CLIENT_ERROR Message: no files`, 'CLIENT_ERROR', 'markup.deleted'],
    [`agent_1  | ${stamp} Entering phase BUILD`, 'BUILD', 'entity.name.section.phase'],
    ['main.c:3:1: error: expected ;', 'error', 'invalid.error'],
    ['[CodeBuild Workbench] The log ends here.', '[CodeBuild Workbench] The log ends here.', 'markup.italic'],
  ])('in "%s" are, of %s, those of %s', (line, word, scope) => {
    const found = tokensOf(grammar, line).find(([text]) => text === word);
    expect(found?.[1]).toContain(scope);
  });

  it.each(['Tests: 0 failures', 'error-stack-parser@2', 'Phase context status code:  Message: '])(
    'are none in "%s"',
    (line) => {
      expect(tokensOf(grammar, line).map(([, scopes]) => scopes)).toEqual(['text.log.codebuild']);
    },
  );
});
