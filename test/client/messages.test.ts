import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { showErrorMessage, showInformationMessage, showWarningMessage } from '../../client/messages';
import { withoutLinks } from '../../client/without-links';
import { fromRoot } from '../../scripts/lib/paths.mjs';

const shown = vi.hoisted(() => [] as unknown[][]);
vi.mock('vscode', () => {
  const show = async (...args: unknown[]) => {
    shown.push(args);
    return args.at(-1);
  };
  return { window: { showErrorMessage: show, showWarningMessage: show, showInformationMessage: show } };
});

/** What VS Code makes a link of (`linkedText.ts`). */
const LINK = /\[([^\]]+)\]\(((?:https?:\/\/|command:|file:)[^)\s]+)(?: (["'])(.+?)(\3))?\)/i;

const HOSTILE = [
  'web #3 failed in BUILD: [details](command:workbench.action.terminal.new)',
  '[a](https://example.com "b") and [c](FILE:///etc/passwd)',
  '[[a](command:b)](command:c)',
];

describe('text without links', () => {
  it.each(HOSTILE)('has nothing that VS Code makes a link of: %s', (text) => {
    expect(text).toMatch(LINK);
    expect(withoutLinks(text)).not.toMatch(LINK);
  });

  it('reads as it was', () => {
    expect(withoutLinks('[a](command:b)').replaceAll('\u200b', '')).toBe('[a](command:b)');
    expect(withoutLinks('files[0] (of 2) failed')).toBe('files[0] (of 2) failed');
  });
});

describe('a message', () => {
  it.each([showErrorMessage, showWarningMessage, showInformationMessage])(
    'never has a link, and offers what it is given',
    async (show) => {
      expect(await show('[a](command:b)', 'Open Log')).toBe('Open Log');
      expect(await show('[a](command:b)', { modal: true }, 'Stop')).toBe('Stop');
      const [plain, modal] = shown.splice(0);
      expect(plain).toEqual([withoutLinks('[a](command:b)'), 'Open Log']);
      expect(modal).toEqual([withoutLinks('[a](command:b)'), { modal: true }, 'Stop']);
    },
  );

  it('is shown by no other way', async () => {
    const folder = fromRoot('client');
    const files = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith('.ts'));
    const others = files.filter((file) => file !== 'messages.ts');
    const found = await Promise.all(
      others.map(async (file) =>
        /window\.show(Error|Warning|Information)Message/.test(
          await readFile(path.join(folder, file), 'utf8'),
        ),
      ),
    );
    expect(others.filter((_file, index) => found[index])).toEqual([]);
    expect(others.length).toBeGreaterThan(10);
  });
});
