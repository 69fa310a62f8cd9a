import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../core/buildspec/edits';
import { prepareRename, rename } from '../../server/rename';
import { open, textAt } from './open';

function renamed(marked: string, name: string): string {
  const { document, position } = open(marked);
  const result = rename(document, position, name);
  if (!result.ok) return result.message;
  const edits = (result.value.changes?.[document.uri] ?? []).map(({ range, newText }) => ({
    range: { start: document.lines.offsetAt(range.start), end: document.lines.offsetAt(range.end) },
    newText,
  }));
  return applyEdits(document.text, edits);
}

const FILE = `env:
  variables:
    STA|GE: dev
  exported-variables: [STAGE]
phases:
  build:
    commands:
      - echo "\${STAGE:-x}" '$STAGE' # $STAGE
      - ¦
        echo $STAGE $STAGES
artifacts:
  name: app-$STAGE
`;

describe('rename', () => {
  it('changes a variable everywhere, and nothing else', () => {
    expect(renamed(FILE, 'ENVIRONMENT')).toBe(`env:
  variables:
    ENVIRONMENT: dev
  exported-variables: [ENVIRONMENT]
phases:
  build:
    commands:
      - echo "\${ENVIRONMENT:-x}" '$STAGE' # $STAGE
      - |
        echo $ENVIRONMENT $STAGES
artifacts:
  name: app-$ENVIRONMENT
`);
  });

  it('changes a batch identifier and who waits for it', () => {
    expect(
      renamed(
        'batch:\n  build-graph:\n    - identifier: a\n    - identifier: b\n      depend-on:\n        - |a\n',
        'c',
      ),
    ).toBe(
      'batch:\n  build-graph:\n    - identifier: c\n    - identifier: b\n      depend-on:\n        - c\n',
    );
  });

  it('changes an anchor and its aliases', () => {
    expect(renamed('a: &|x [b]\nc: *x\n', 'y')).toBe('a: &y [b]\nc: *y\n');
  });

  it.each([
    [FILE, '1A', 'letters'],
    [FILE, 'CODEBUILD_X', 'reserved'],
    [FILE, 'STAGES', 'already'],
    ['phases:\n  build:\n    commands: [echo $|AWS_REGION]\n', 'X', 'CodeBuild sets'],
    ['phases:\n  build:\n    commands: [echo $|OTHER]\n', 'X', 'not set in this file'],
    ['batch:\n  build-graph:\n    - identifier: |a\n', 'a-b', 'letters'],
    ['vers|ion: 0.2\n', 'x', 'nothing'],
  ])('refuses what would break the build: %#', (marked, name, reason) => {
    expect(renamed(marked, name)).toContain(reason);
  });
});

describe('preparing a rename', () => {
  it('gives the name', () => {
    const { document, position } = open(FILE);
    const result = prepareRename(document, position);
    expect(result.ok && textAt(document, result.value.range)).toBe('STAGE');
  });

  it('says why there is nothing to rename', () => {
    const { document, position } = open('version: |0.2\n');
    expect(prepareRename(document, position)).toMatchObject({ ok: false });
  });
});
