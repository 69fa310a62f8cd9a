import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { commands, contributes } from './manifest';

const [walkthrough] = contributes.walkthroughs;
const steps = walkthrough?.steps ?? [];

/** What VS Code knows by our manifest: our commands, and for each view one that shows it. */
const KNOWN = new Set([
  ...commands.map(({ command }) => command),
  ...contributes.views.codebuild.map(({ id }) => `${id}.focus`),
]);

const linksOf = (text: string) =>
  [...text.matchAll(/\]\(command:([^)?]+)/g)].map(([, command = '']) => command);

describe('the walkthrough', () => {
  it('takes five steps, from a buildspec to a log', () => {
    expect(steps.map(({ id }) => id)).toEqual(['edit', 'runLocally', 'connect', 'runOnCodeBuild', 'readLog']);
  });

  it('is what Get Started opens', async () => {
    const code = await readFile('client/get-started.ts', 'utf8');
    expect(code).toContain(`'${manifest.publisher}.${manifest.name}#${walkthrough?.id}'`);
  });

  it.each(steps)('$id offers what to do by commands that there are', ({ description }) => {
    const links = linksOf(description);
    expect(links.length).toBeGreaterThan(0);
    expect(links.filter((command) => !KNOWN.has(command))).toEqual([]);
  });

  it.each(steps)('$id is written in what a walkthrough can show: bold and links', ({ description }) => {
    expect(description.replace(/\*\*[^*]+\*\*/g, '')).not.toMatch(/[*`_]/);
  });

  it.each(steps)('$id is done by a command or a state that there is', async ({ completionEvents }) => {
    const language = await readFile('client/language.ts', 'utf8');
    for (const event of completionEvents) {
      const [, kind, name = ''] = /^(onCommand|onContext):(.+)$/.exec(event) ?? [];
      expect(kind === 'onContext' ? language.includes(`'${name}'`) : KNOWN.has(name), event).toBe(true);
    }
  });

  it.each(steps)('$id has a picture in the colours of the theme, told in words too', async ({ media }) => {
    expect(media.altText).toMatch(/\.$/);
    const picture = await readFile(media.svg, 'utf8');
    expect(picture).toContain('var(--vscode-editor-foreground)');
    expect(picture).not.toMatch(/(?:fill|stroke)="#/);
  });
});

it('welcomes by commands that there are', () => {
  const links = contributes.viewsWelcome.flatMap(({ contents }) => linksOf(contents));
  expect(links.filter((command) => !KNOWN.has(command) && !command.startsWith('vscode.'))).toEqual([]);
});
