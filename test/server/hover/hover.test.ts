import { describe, expect, it } from 'vitest';
import type { MarkupContent } from 'vscode-languageserver';
import { BuildspecDocument } from '../../../server/documents';
import { hover } from '../../../server/hover/hover';
import { cursor } from '../cursor';
import { EVERYTHING, NOTHING } from '../features';

function hovered(marked: string, features = EVERYTHING) {
  const { text, line, character } = cursor(marked);
  const document = BuildspecDocument.create('file:///buildspec.yml', 'yaml', 1, text);
  const found = hover(document, { line, character }, features);
  if (!found?.range) return undefined;
  const { start, end } = found.range;
  const on = text.slice(document.lines.offsetAt(start), document.lines.offsetAt(end));
  return { on, text: (found.contents as MarkupContent).value };
}

describe('hovering a key', () => {
  it('tells what CodeBuild does with it, its type and default, and links to its docs', () => {
    const found = hovered('artifacts:\n  dis|card-paths: yes\n');
    expect(found?.on).toBe('discard-paths');
    expect(found?.text).toContain('flat folder');
    expect(found?.text).toContain('Type: yes or no');
    expect(found?.text).toContain('Default: `no`');
    expect(found?.text).toMatch(
      /\[AWS documentation\]\(https:\/\/docs\.aws\.amazon\.com\/.*#build-spec\.artifacts/,
    );
  });

  it('lists the values it takes', () => {
    expect(hovered('cache:\n  |action: save\n')?.text).toContain('Values: `restore`, `save`');
    expect(hovered('env:\n  shell|: bash\n')?.text).toContain('Such as: `bash`');
  });

  it.each([
    '|version: 0.2',
    'phases:\n  build|:\n    commands: []\n',
    'phases:\n  build:\n    |commands: []\n',
    'phases:\n  install:\n    runtime-versions:\n      python|: 3.12\n',
    'batch:\n  build-graph:\n    - identifier: a\n      depend-on|: [b]\n',
    'env:\n  variables:\n    ANY|: x\n',
    'reports:\n  mine|:\n    files: x\n',
  ])('has docs: %j', (marked) => {
    expect(hovered(marked)?.text).toContain('AWS documentation');
  });

  it('works where the rest of the file is broken', () => {
    expect(hovered('phases:\n  build:\n    comm|ands:\n      - a\nenv:\n  A: "open\n')?.on).toBe('commands');
  });

  it('says nothing of a key that CodeBuild does not know', () => {
    expect(hovered('phases:\n  build:\n    com|ands: []\n')).toBeUndefined();
  });
});

describe('hovering a value', () => {
  it('tells what it means', () => {
    const found = hovered('phases:\n  build:\n    on-failure: CONT|INUE\n');
    expect(found).toMatchObject({ on: 'CONTINUE', text: expect.stringContaining('next phase') });
  });

  it('reads values in any case where CodeBuild does', () => {
    expect(hovered('reports:\n  a:\n    file-format: juni|tXml\n')?.text).toContain('JUnit');
  });

  it('names the images that have a runtime version', () => {
    expect(hovered('phases:\n  install:\n    runtime-versions:\n      python: 3.1|0\n')?.text).toContain(
      'standard:',
    );
  });

  it('explains an item of a list by its list', () => {
    const marked =
      'batch:\n  build-matrix:\n    dynamic:\n      env:\n        compute-type:\n          - BUILD_GENERAL1_|SMALL\n';
    expect(hovered(marked)?.text).toContain('vCPU');
  });

  it('says nothing of a value that is the user’s', () => {
    expect(hovered('env:\n  variables:\n    A: so|me\n')).toBeUndefined();
  });
});

describe('hovering a variable of CodeBuild', () => {
  it.each([
    'echo $CODEBUILD_|BUILD_ID',
    'echo "${|CODEBUILD_BUILD_ID}"',
    '¦\n          echo\n          echo $CODEBUILD_BUILD_ID|',
  ])('in the command %j', (command) => {
    const found = hovered(`phases:\n  build:\n    commands:\n      - ${command}\n`);
    expect(found).toMatchObject({
      on: 'CODEBUILD_BUILD_ID',
      text: expect.stringContaining('Id of the build'),
    });
  });

  it('shows nothing for other words of the command', () => {
    expect(hovered('phases:\n  build:\n    commands:\n      - ec|ho $CODEBUILD_BUILD_ID\n')).toBeUndefined();
  });

  it('knows only those of CodeBuild, and not what every object has', () => {
    const found = hovered('phases:\n  build:\n    commands:\n      - echo $cons|tructor\n');
    expect(found?.text).toContain('Not set in this file');
  });
});

describe('an editor without Markdown', () => {
  it('gets plain text', () => {
    const text = hovered('artifacts:\n  dis|card-paths: yes\n', NOTHING)?.text;
    expect(text).toContain('AWS documentation: https://');
    expect(text).not.toMatch(/[`*]/);
  });
});

describe('nothing', () => {
  it.each(['|', '# comm|ent\nversion: 0.2\n', 'version: 0.2\n|\nphases:\n', '\0\0|'])(
    'is said of %j',
    (marked) => {
      expect(hovered(marked)).toBeUndefined();
    },
  );
});
