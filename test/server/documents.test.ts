import { describe, expect, it } from 'vitest';
import { BuildspecDocument } from '../../server/documents';

const names = (document: BuildspecDocument) => document.symbols.variables.map(({ name }) => name);

describe('the versions of a document', () => {
  it('know their own names, whatever they keep of each other', () => {
    const text = 'phases:\n  build:\n    commands:\n      - echo $A\n      - echo $B\n';
    const first = BuildspecDocument.create('file:///buildspec.yml', 'yaml', 1, text);
    expect(names(first)).toEqual(['A', 'B']);
    const second = BuildspecDocument.update(first, [{ text: text.replace('$A', '$C') }], 2);
    expect(names(second)).toEqual(['C', 'B']);
    const third = BuildspecDocument.update(second, [{ text }], 3);
    expect(names(third)).toEqual(['A', 'B']);
    expect(names(first)).toEqual(['A', 'B']);
  });

  it('are read again under other settings', () => {
    let severities = {};
    const document = BuildspecDocument.create(
      'file:///buildspec.yml',
      'yaml',
      1,
      'version: 0.2\nphasen: {}\n',
      { severities: () => severities, ruleDocs: () => undefined },
    );
    const codes = () => document.read().problems.map(({ code }) => code);
    expect(codes()).toContain('unknown-key');
    severities = { 'unknown-key': 'off' };
    expect(codes()).not.toContain('unknown-key');
  });

  it('are JSON by their language or name', () => {
    const isJson = (uri: string, language: string) => BuildspecDocument.create(uri, language, 1, '{}').isJson;
    expect(isJson('file:///buildspec.json', 'yaml')).toBe(true);
    expect(isJson('file:///buildspec.yml', 'json')).toBe(true);
    expect(isJson('file:///buildspec.yml', 'yaml')).toBe(false);
  });
});
