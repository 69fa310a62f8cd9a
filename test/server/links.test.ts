import { describe, expect, it } from 'vitest';
import { documentLinks } from '../../server/links';
import { below, sourceRoots } from '../../server/workspace';
import { workspaceOf } from './files';
import { open, spot } from './open';

async function links(marked: string, ...paths: string[]) {
  const { document } = open(`|${marked}`, 'file:///repo/ci/buildspec.yml');
  const found = await documentLinks(document, workspaceOf(...paths));
  return found.map(
    ({ range, target }) => `${spot(document, range)} → ${target?.replace('file:///repo/', '')}`,
  );
}

const commands = (...lines: string[]) =>
  `phases:\n  build:\n    commands:\n${lines.map((line) => `      - ${line}\n`).join('')}`;

describe('links', () => {
  it('lead to scripts that commands name', async () => {
    expect(
      await links(
        commands(
          './scripts/build.sh --fast',
          'bash "$CODEBUILD_SRC_DIR/scripts/a b.sh"',
          'python run.py',
          'echo x.py',
        ),
        'scripts/build.sh',
        'run.py',
      ),
    ).toEqual(['4:./scripts/build.sh → scripts/build.sh', '6:run.py → run.py']);
    expect(await links(commands('sh ${CODEBUILD_SRC_DIR}/x.sh'), 'x.sh')).toEqual(['4:x.sh → x.sh']);
  });

  it('lead to files beside the buildspec too', async () => {
    expect(await links(commands('sh x.sh'), 'ci/x.sh')).toEqual(['4:x.sh → ci/x.sh']);
  });

  it('lead to the buildspecs of batch builds', async () => {
    expect(
      await links(
        'batch:\n  build-list:\n    - identifier: a\n      buildspec: "ci/a.yml"\n  build-matrix:\n    dynamic:\n      buildspec: [ci/b.yml, gone.yml]\n',
        'ci/a.yml',
        'ci/b.yml',
      ),
    ).toEqual(['4:ci/a.yml → ci/a.yml', '7:ci/b.yml → ci/b.yml']);
  });

  it('lead nowhere outside of the source', async () => {
    expect(await links(commands('sh ../x.sh', 'sh /etc/x.sh', 'curl https://a/x.sh'), 'x.sh')).toEqual([]);
    expect(below('file:///repo/', 'a/../../x')).toBeUndefined();
    expect(below('file:///repo/', 'a/../b c')).toBe('file:///repo/b%20c');
  });
});

describe('roots of the source', () => {
  it('are the open folder and the folders down to the buildspec', () => {
    expect(sourceRoots('file:///repo/a/b/buildspec.yml', ['file:///', 'file:///repo'])).toEqual([
      'file:///repo/',
      'file:///repo/a/',
      'file:///repo/a/b/',
    ]);
    expect(sourceRoots('file:///x/buildspec.yml', ['file:///repo'])).toEqual(['file:///x/']);
  });
});
