import { beforeEach, describe, expect, it, vi } from 'vitest';
import type * as vscode from 'vscode';
import { EXPLANATION_COMMANDS, Explanations } from '../../../client/explanation/documents';
import { commands } from '../manifest';
import { BASHISM_BUILDSPEC, BASHISM_LOG, explained, failedLog } from './an-explanation';

const editor = vi.hoisted(() => ({ uri: '', line: 0, language: '' }));
vi.mock('vscode', () => {
  const uriOf = (text: string) => ({ toString: () => text });
  return {
    EventEmitter: class {
      readonly event = () => ({ dispose() {} });
      fire() {}
      dispose() {}
    },
    Selection: class {},
    Range: class {
      constructor(readonly line: number) {}
    },
    DocumentLink: class {
      constructor(
        readonly range: unknown,
        readonly target: unknown,
      ) {}
    },
    CodeLens: class {
      constructor(
        readonly range: unknown,
        readonly command: unknown,
      ) {}
    },
    Uri: {
      parse: (text: string) => ({
        with: ({ fragment }: { fragment: string }) => uriOf(`${text}#${fragment}`),
      }),
      from: ({ scheme, path, query }: Record<string, string>) => uriOf(`${scheme}:${path}?${query}`),
    },
    languages: {
      setTextDocumentLanguage: async (_document: unknown, language: string) => {
        editor.language = language;
      },
    },
    workspace: { openTextDocument: async (uri: unknown) => ({ uri }) },
    window: {
      showTextDocument: async ({ uri }: { uri: unknown }) => {
        editor.uri = String(uri);
        return {};
      },
      get activeTextEditor() {
        return { document: { uri: uriOf(editor.uri) }, selection: { active: { line: editor.line } } };
      },
    },
  };
});

const opens = { openLog: async () => undefined };
const one = explained(failedLog('make', ['no']), undefined, {}, opens);
const two = { ...one, title: 'web #13' };
let explanations: Explanations;

beforeEach(async () => {
  explanations = new Explanations();
  editor.line = 0;
  await explanations.open('web:b1', 'ci/web batch #3', [one, two]);
});

const uri = () => ({ toString: () => editor.uri }) as vscode.Uri;
const lenses = () =>
  explanations.provideCodeLenses({ uri: uri() } as vscode.TextDocument).map(({ command }) => command);

describe('the document of a failure', () => {
  it('is plain text in a language of its own, whose tab has the last part of a path', () => {
    expect(editor.uri).toBe('codebuild-explanation:/Why web batch #3 failed?web:b1');
    expect(editor.language).toBe('codebuild-explanation');
    expect(explanations.provideTextDocumentContent(uri())).toMatch(/^Why web #12 failed\n/);
  });

  it('has its actions as code lenses', () => {
    expect(lenses()).toEqual([
      { title: 'Open Log', command: 'codebuild.explanation.openLog', arguments: [editor.uri, 0] },
      { title: 'Open Log', command: 'codebuild.explanation.openLog', arguments: [editor.uri, 1] },
    ]);
  });

  it('links the place in the buildspec, and knows the log that it tells of', async () => {
    const log = { kind: 'run', id: 'web:7' } as const;
    await explanations.open('web:7', 'x', [explained(BASHISM_LOG, BASHISM_BUILDSPEC, {}, { log })]);
    const document = { uri: uri() } as vscode.TextDocument;
    expect(explanations.provideDocumentLinks(document).map(({ target }) => String(target))).toEqual([
      'file:///ws/buildspec.yml#L5,9',
    ]);
    expect(explanations.logOf(document)).toEqual(log);
    expect(explanations.logOf({ uri: { toString: () => 'file:///other' } as vscode.Uri })).toBeUndefined();
  });

  it('takes nothing in the title of a fix for an icon', async () => {
    const fix = { kind: 'privileged', title: 'Run $(zap)' } as const;
    const cause = { code: 'x', message: '', advice: '', certainty: 'certain', fix } as const;
    const explanation = one.explanation && { ...one.explanation, cause };
    await explanations.open('x', 'x', [{ ...one, explanation, buildWith: async () => undefined }]);
    expect(lenses()[0]?.title).toBe('Apply Fix: Run $ (zap)');
  });

  it('is gone with its window, and after many others', async () => {
    const before = uri().toString();
    for (let index = 0; index < 20; index += 1) await explanations.open(`${index}`, 'x', [one]);
    expect(() => explanations.provideTextDocumentContent({ toString: () => before } as vscode.Uri)).toThrow(
      'Explain this failure again',
    );
  });
});

describe('an action', () => {
  it('is that of the lens', () => {
    expect(explanations.actionOf('openLog', editor.uri, 1)?.build).toBe(two);
  });

  it('is that of the failure in which the cursor is, where the palette calls', () => {
    expect(explanations.actionOf('openLog', undefined, undefined)?.build).toBe(one);
    editor.line = 1000;
    expect(explanations.actionOf('openLog', undefined, undefined)?.build).toBe(two);
  });

  it('is none where the failure has none of its kind, or no failure is shown', () => {
    expect(explanations.actionOf('applyFix', undefined, undefined)).toBeUndefined();
    expect(explanations.actionOf('applyFix', editor.uri, 0)).toBeUndefined();
    editor.uri = 'file:///other';
    expect(explanations.actionOf('openLog', undefined, undefined)).toBeUndefined();
  });

  it.each(Object.values(EXPLANATION_COMMANDS))('%s is a command', (id) => {
    expect(commands.map(({ command }) => command)).toContain(id);
  });
});
