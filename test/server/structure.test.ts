import { describe, expect, it } from 'vitest';
import type { DocumentSymbol, SelectionRange } from 'vscode-languageserver';
import { codeLenses } from '../../server/code-lenses';
import { documentSymbols } from '../../server/document-symbols';
import { foldingRanges } from '../../server/folding';
import { inlayHints } from '../../server/inlay-hints';
import type { LensOptions } from '../../server/protocol';
import { selectionRanges } from '../../server/selection-ranges';
import { LEGEND, semanticTokens } from '../../server/semantic-tokens';
import { open, textAt } from './open';

const opened = (text: string) => open(`|${text}`);

const FILE = `version: 0.2
# one
# two
env:
  variables:
    TOKEN: secret
batch:
  build-graph:
    - identifier: first
    - identifier: second
      depend-on:
        - first
phases:
  build:
    on-failure: CONTINUE
    commands:
      - npm ci
      - ¦
        npm test
        echo $TOKEN $AWS_REGION
reports:
  unit:
    files: '**/*.xml'
`;

describe('the outline', () => {
  function lines(symbols: DocumentSymbol[], depth = 0): string[] {
    return symbols.flatMap(({ name, detail, children }) => [
      `${'  '.repeat(depth)}${name}${detail ? ` (${detail})` : ''}`,
      ...lines(children ?? [], depth + 1),
    ]);
  }
  const outline = (text: string) => lines(documentSymbols(opened(text).document));

  it('has sections, variables without values, builds, phases, commands and reports', () => {
    expect(outline(FILE)).toEqual([
      'version (0.2)',
      'env',
      '  variables',
      '    TOKEN',
      'batch',
      '  build-graph',
      '    first',
      '      identifier (first)',
      '    second',
      '      identifier (second)',
      '      depend-on',
      '        first',
      'phases',
      '  build (2 commands)',
      '    on-failure (CONTINUE)',
      '    commands',
      '      npm ci',
      '      npm test',
      'reports',
      '  unit',
      '    files (**/*.xml)',
    ]);
  });

  it('has what can be read of a broken file', () => {
    expect(outline('phases:\n  build: [\nenv:\n  shell: bash\n')).toEqual(
      expect.arrayContaining(['  shell (bash)']),
    );
    expect(outline('')).toEqual([]);
  });

  it('has every symbol inside of the one around it', () => {
    const check = (symbols: DocumentSymbol[], document: ReturnType<typeof opened>['document']): void => {
      for (const { range, selectionRange, children = [], name } of symbols) {
        expect(name).not.toBe('');
        expect(textAt(document, range)).toContain(textAt(document, selectionRange));
        for (const child of children)
          expect(textAt(document, range)).toContain(textAt(document, child.range));
        check(children, document);
      }
    };
    for (const text of [FILE, 'a: &x\n  b: c\nd: *x\ne:\n  <<: *x\n  "": 1\n']) {
      const { document } = opened(text);
      check(documentSymbols(document), document);
    }
  });
});

describe('folding', () => {
  const folds = (text: string) =>
    foldingRanges(opened(text).document).map(({ startLine, endLine, kind }) =>
      [startLine + 1, endLine + 1, ...(kind ? [kind] : [])].join(' '),
    );

  it('folds sections, items, blocks and comments', () => {
    expect(folds(FILE.replaceAll('¦', '|'))).toEqual([
      '2 3 comment',
      '4 6',
      '5 6',
      '7 12',
      '8 12',
      '10 12',
      '11 12',
      '13 20',
      '14 20',
      '16 20',
      '18 20',
      '21 23',
      '22 23',
    ]);
  });

  it('keeps to what the editor takes', () => {
    expect(foldingRanges(opened(FILE).document, 2)).toHaveLength(2);
  });
});

describe('growing a selection', () => {
  it('goes from the word outward', () => {
    const { document, position } = open(
      'phases:\n  build:\n    commands:\n      - npm te|st # x\n      - b\n',
    );
    const texts: string[] = [];
    let selection: SelectionRange | undefined = selectionRanges(document, [position])[0];
    while (selection) {
      texts.push(textAt(document, selection.range));
      selection = selection.parent;
    }
    expect(texts.slice(0, 3)).toEqual(['test', 'npm test', '- npm test # x\n      - b']);
    expect(texts.at(-1)).toBe(document.text);
    for (const [i, text] of texts.entries()) if (i > 0) expect(text).toContain(texts[i - 1]);
  });

  it('works anywhere', () => {
    for (const marked of ['|', 'a: 1\n\n|\n', '|a: "b']) {
      const { document, position } = open(marked);
      expect(selectionRanges(document, [position])).toHaveLength(1);
    }
  });
});

describe('semantic tokens', () => {
  it('mark variables and batch identifiers', () => {
    const { document } = opened(FILE);
    const { data } = semanticTokens(document);
    const found: string[] = [];
    let line = 0;
    let character = 0;
    for (let i = 0; i < data.length; i += 5) {
      const [dLine = 0, dCharacter = 0, length = 0, type = 0, modifiers = 0] = data.slice(i, i + 5);
      character = dLine === 0 ? character + dCharacter : dCharacter;
      line += dLine;
      const range = { start: { line, character }, end: { line, character: character + length } };
      const names = LEGEND.tokenModifiers.filter((_, bit) => modifiers & (1 << bit));
      found.push([textAt(document, range), LEGEND.tokenTypes[type], ...names].join(' '));
    }
    expect(found).toEqual([
      'TOKEN variable declaration',
      'first class declaration',
      'second class declaration',
      'first class',
      'TOKEN variable',
      'AWS_REGION variable defaultLibrary',
    ]);
  });

  it('of a part are those of the part', () => {
    const { document, text } = opened(FILE);
    expect(semanticTokens(document, { start: 0, end: text.indexOf('batch') }).data).toHaveLength(5);
  });
});

describe('inlay hints', () => {
  const hints = (text: string) => {
    const { document } = opened(text);
    return inlayHints(document, { start: 0, end: text.length }).map(
      ({ position, label }) => `${position.line + 1}:${position.character} ${label}`,
    );
  };

  it('count the builds of a matrix', () => {
    expect(
      hints(
        'batch:\n  build-matrix:  # all\n    dynamic:\n      env:\n        variables:\n          A: [1, 2]\n          B: [x, y, z]\n',
      ),
    ).toEqual(['2:22 6 builds']);
  });

  const DEPLOY = '  post_build:\n    commands: [npm publish]\n';
  const phases = (name: string, setting = '', others = '') =>
    hints(`phases:\n  ${name}:\n${setting && `    on-failure: ${setting}\n`}    commands: [a]\n${others}`);

  it('tell what follows the failure of a phase where its on-failure changes that', () => {
    expect(phases('install', 'CONTINUE')).toEqual(['2:10 on failure: PRE_BUILD runs']);
    expect(phases('build', 'ABORT', DEPLOY)).toEqual(['2:8 on failure: the build ends']);
    expect(phases('post_build', 'ABORT')).toEqual(['2:13 on failure: the build ends']);
    expect(phases('build', 'RETRY-5-net.*')).toEqual([
      '2:8 on failure: retried up to 5 times, then POST_BUILD runs',
    ]);
  });

  it('tell that POST_BUILD does its work after a failed BUILD too', () => {
    expect(phases('build', '', DEPLOY)).toEqual(['2:8 on failure: POST_BUILD runs']);
  });

  it('leave out what is plain', () => {
    expect(phases('install')).toEqual([]);
    expect(phases('pre_build', 'ABORT')).toEqual([]);
    expect(phases('build')).toEqual([]);
    expect(phases('build', 'CONTINUE', DEPLOY)).toEqual([]);
    expect(phases('build', '', DEPLOY.replace('[', '[test "$CODEBUILD_BUILD_SUCCEEDING" = 1, '))).toEqual([]);
    expect(phases('post_build')).toEqual([]);
  });

  it('are given for the part that is shown', () => {
    const { document } = opened(FILE);
    expect(inlayHints(document, { start: 0, end: 10 })).toEqual([]);
  });
});

describe('code lenses', () => {
  const lenses = (options: LensOptions, text = FILE) => {
    const { document } = opened(text);
    return codeLenses(document, options).map(({ range, command }) => [
      textAt(document, range),
      command?.command,
      ...(command?.arguments?.slice(1) ?? []),
    ]);
  };

  it('run the build and its phases, where the editor can', () => {
    expect(lenses({ runBuild: true, runPhase: true })).toEqual([
      ['phases', 'codebuild.local.runBuild'],
      ['build', 'codebuild.local.runPhase', 'build'],
    ]);
    expect(lenses({ runBuild: true })).toHaveLength(1);
    expect(lenses({})).toEqual([]);
    expect(lenses({ runBuild: true }, 'batch: {}\n')).toEqual([]);
  });

  it('run the batch, where there are builds in it', () => {
    expect(lenses({ runBatch: true }, 'batch:\n  build-list: [{identifier: a}]\n')).toEqual([
      ['batch', 'codebuild.local.runBatch'],
    ]);
    expect(lenses({ runBatch: true }, 'batch: {fast-fail: true}\n')).toEqual([]);
    expect(lenses({ runBatch: true }, 'version: 0.2\n')).toEqual([]);
  });

  it('run a phase and what follows it, where that is neither all nor the phase alone', () => {
    const commands = ' {commands: [make]}\n  ';
    const text = `phases:\n  install: {}\n  pre_build:${commands}build:${commands}post_build:${commands}`;
    expect(lenses({ runFromPhase: true }, text)).toEqual([
      ['build', 'codebuild.local.runFromPhase', 'build'],
    ]);
  });
});
