import { describe, expect, it } from 'vitest';
import type { Diagnostic } from 'vscode-languageserver';
import { codeActions } from '../../server/actions/code-actions';
import { diagnosticsOf } from '../../server/diagnostics';
import { BuildspecDocument } from '../../server/documents';

function open(text: string): BuildspecDocument {
  return BuildspecDocument.create('file:///buildspec.yml', 'yaml', 1, text);
}

function at(text: string, { range }: Diagnostic): string {
  const { lines } = open(text);
  return text.slice(lines.offsetAt(range.start), lines.offsetAt(range.end));
}

const GOOD = 'version: 0.2\nphases:\n  build:\n    commands:\n      - npm test\n';

describe('a diagnostic', () => {
  it('is not made for a good file', () => {
    expect(diagnosticsOf(open(GOOD))).toEqual([]);
  });

  it('has range, severity, source and code of its problem', () => {
    const text = GOOD.replace('commands', 'comands');
    const [diagnostic] = diagnosticsOf(open(text)).filter(({ code }) => code === 'unknown-key');
    expect(diagnostic).toMatchObject({
      severity: 2,
      source: 'codebuild',
      message: expect.stringContaining('comands'),
    });
    expect(diagnostic && at(text, diagnostic)).toBe('comands');
  });

  it('links to what AWS says of its section', () => {
    const [diagnostic] = diagnosticsOf(open(`${GOOD}artifacts:\n  fles: a\n  files: b\n`));
    expect(diagnostic?.codeDescription?.href).toMatch(/^https:\/\/docs\.aws\.amazon\.com\/.*build-spec/);
  });

  it('is left out where a file has thousands, the worst ones never', () => {
    const unknown = Array.from({ length: 3000 }, (_, i) => `    key${i}: 1\n`).join('');
    const diagnostics = diagnosticsOf(open(`${GOOD}${unknown}  nophase: 1\n`));
    expect(diagnostics).toHaveLength(1000);
    expect(diagnostics[0]?.severity).toBe(1);
  });

  it.each([
    ['', 'an empty file'],
    ['\0\u0001\u0002', 'a binary file'],
    ['a: "open', 'broken YAML'],
    [`a: &a [x]\nb: &b [*a, *a, *a]\nc: &c [*b, *b, *b]\nd: [*c, *c, *c]\n`, 'aliases of aliases'],
    ['['.repeat(5000), 'deep nesting'],
    ['x'.repeat(10_000_000), 'ten megabytes'],
  ])('is one at least, with a range inside of the text, for %.0s%s', (text) => {
    const diagnostics = diagnosticsOf(open(text));
    expect(diagnostics.length).toBeGreaterThan(0);
    for (const { range } of diagnostics) {
      const { lines } = open(text);
      expect(lines.offsetAt(range.start)).toBeLessThanOrEqual(lines.offsetAt(range.end));
    }
  });
});

describe('a quick fix', () => {
  it('does what the problem under the cursor proposes', () => {
    const document = open(GOOD.replace('commands', 'comands'));
    const range = { start: { line: 3, character: 5 }, end: { line: 3, character: 5 } };
    const [action] = codeActions(document, range);
    expect(action).toMatchObject({ kind: 'quickfix', diagnostics: [{ code: 'unknown-key' }] });
    expect(action?.edit?.changes?.[document.uri]).toEqual([
      { range: { start: { line: 3, character: 4 }, end: { line: 3, character: 11 } }, newText: 'commands' },
    ]);
  });

  it('is not offered elsewhere', () => {
    const document = open(GOOD.replace('commands', 'comands'));
    expect(
      codeActions(document, { start: { line: 0, character: 0 }, end: { line: 0, character: 3 } }),
    ).toEqual([]);
  });
});
