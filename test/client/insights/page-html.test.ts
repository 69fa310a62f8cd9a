import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { pageHtml } from '../../../client/insights/page-html';

const SCRIPTS = 'client/web/insights';

describe('the page', () => {
  const html = pageHtml({
    script: 'https://webview/web/insights.js',
    style: 'https://webview/web/insights.css',
    cspSource: 'https://webview',
    nonce: 'n0nce',
  });

  it('lets run its own script alone, and loads nothing but its style', () => {
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1];
    expect(policy?.split('; ')).toEqual([
      "default-src 'none'",
      "script-src 'nonce-n0nce'",
      'style-src https://webview',
      "base-uri 'none'",
      "form-action 'none'",
    ]);
  });

  it('has no script or style in it, and nothing remote', () => {
    expect(html.match(/<script[^>]*>[^<]/g)).toBeNull();
    expect(html).not.toMatch(/<style|\sstyle=|\son\w+=/);
    expect([...html.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, address]) => address)).toEqual([
      'https://webview/web/insights.css',
      'https://webview/web/insights.js',
    ]);
  });

  it('makes no markup of texts: names of projects, branches and people are of others', async () => {
    const files = (await readdir(SCRIPTS)).filter((file) => file.endsWith('.ts'));
    expect(files).toContain('main.ts');
    for (const file of files)
      expect(await readFile(path.join(SCRIPTS, file), 'utf8'), file).not.toMatch(
        /innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|setAttribute\('style'/,
      );
  });
});
