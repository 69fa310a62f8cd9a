import { beforeEach, describe, expect, it, vi } from 'vitest';
import { applyFix } from '../../../client/explanation/apply-fix';
import type { BuildFix, ExplainedBuild } from '../../../client/explanation/explained-build';
import { applyEdits } from '../../../core/buildspec/edits';
import { BASHISM_BUILDSPEC, BASHISM_LOG, explained } from './an-explanation';

const editor = vi.hoisted(() => ({
  trusted: true,
  text: '' as string | undefined,
  untitled: [] as string[],
  messages: [] as string[],
  accepts: true,
}));
vi.mock('vscode', async () => {
  const { applyEdits: apply } = await import('../../../core/buildspec/edits');
  // offsets stand for positions
  const document = (text: string) => ({ getText: () => text, positionAt: (offset: number) => offset });
  const tell = async (message: string) => void editor.messages.push(message);
  return {
    Range: class {
      constructor(
        readonly start: number,
        readonly end: number,
      ) {}
    },
    Selection: class {},
    TextEditorRevealType: {},
    Uri: { parse: (text: string) => text },
    WorkspaceEdit: class {
      readonly edits: { range: { start: number; end: number }; newText: string }[] = [];
      replace(_uri: string, range: { start: number; end: number }, newText: string) {
        this.edits.push({ range, newText });
      }
    },
    workspace: {
      get isTrusted() {
        return editor.trusted;
      },
      asRelativePath: () => 'buildspec.yml',
      openTextDocument: async (what: string | { content: string }) => {
        if (typeof what === 'object') {
          editor.untitled.push(what.content);
          return document(what.content);
        }
        if (editor.text === undefined) throw new Error('gone');
        return document(editor.text);
      },
      applyEdit: async ({ edits }: { edits: Parameters<typeof apply>[1] }) => {
        if (editor.accepts) editor.text = apply(editor.text ?? '', edits);
        return editor.accepts;
      },
    },
    window: {
      showTextDocument: async () => ({ revealRange() {} }),
      showErrorMessage: tell,
      showWarningMessage: tell,
      showInformationMessage: tell,
    },
  };
});

const build = explained(BASHISM_LOG, BASHISM_BUILDSPEC);
const fix = build.explanation?.cause?.fix;
if (fix?.kind !== 'buildspec') throw new Error('no fix');
const apply = (of: ExplainedBuild = build) => applyFix(of, fix);

beforeEach(() => {
  Object.assign(editor, {
    trusted: true,
    text: BASHISM_BUILDSPEC,
    untitled: [],
    messages: [],
    accepts: true,
  });
});

describe('a fix of a buildspec', () => {
  it('is an edit of its file', async () => {
    await apply();
    expect(editor.text).toBe(applyEdits(BASHISM_BUILDSPEC, fix.edits));
    expect(editor.messages).toEqual([]);
  });

  it('is made once', async () => {
    await apply();
    const once = editor.text;
    await apply();
    expect(editor.text).toBe(once);
    expect(editor.messages).toEqual([expect.stringContaining('the fix no longer fits')]);
  });

  it('fits the file as it is now', async () => {
    editor.text = `# ours\n${BASHISM_BUILDSPEC}`;
    await apply();
    expect(editor.text).toContain('# ours\nversion: 0.2\nenv:\n  shell: bash\n');
  });

  it('says so where the file is gone or takes no edits', async () => {
    editor.text = undefined;
    await apply();
    editor.text = BASHISM_BUILDSPEC;
    editor.accepts = false;
    await apply();
    expect(editor.messages).toEqual([
      expect.stringContaining('cannot be read any more'),
      expect.stringContaining('could not be changed'),
    ]);
  });

  it('is shown as a text of its own where the workspace has no such file', async () => {
    const { buildspec } = build;
    await apply({ ...build, buildspec: buildspec && { ...buildspec, isFile: false } });
    expect(editor.text).toBe(BASHISM_BUILDSPEC);
    expect(editor.untitled).toEqual([applyEdits(BASHISM_BUILDSPEC, fix.edits)]);
    expect(editor.messages).toEqual([expect.stringContaining('is no file of this workspace')]);
  });
});

it('a fix that is no edit begins a build that is asked otherwise', async () => {
  const asked: BuildFix[] = [];
  const privileged = { kind: 'privileged', title: 'Run in Privileged Mode' } as const;
  await applyFix({ ...build, buildWith: async (each) => void asked.push(each) }, privileged);
  expect(asked).toEqual([privileged]);
});

it('no fix is applied in a workspace that nobody trusts', async () => {
  editor.trusted = false;
  await apply();
  expect(editor.text).toBe(BASHISM_BUILDSPEC);
  expect(editor.messages).toEqual(['Fixes are applied in a workspace that you trust.']);
});
