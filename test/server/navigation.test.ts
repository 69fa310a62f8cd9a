import { describe, expect, it } from 'vitest';
import { definition, highlights, references } from '../../server/navigation';
import { workspaceOf } from './files';
import { open, spot } from './open';

const FILE = `version: 0.2
env:
  variables:
    STAGE: dev
  exported-variables:
    - TAG
batch:
  build-graph:
    - identifier: one
    - identifier: two
      buildspec: ci/two.yml
      depend-on: [one]
      env:
        variables:
          STAGE: prod
phases:
  build:
    commands:
      - export TAG=$(git rev-parse HEAD)-$STAGE
      - echo "\${TAG}" $HOME
`;

function at(place: string, count = 0) {
  let offset = -1;
  for (let i = 0; i <= count; i++) offset = FILE.indexOf(place, offset + 1);
  return open(`${FILE.slice(0, offset)}|${FILE.slice(offset)}`);
}

async function defined(place: string, count = 0) {
  const { document, position } = at(place, count);
  const found = await definition(document, position, workspaceOf('ci/two.yml', 'buildspec.yml'));
  return found.map(({ uri, range }) => (uri === document.uri ? spot(document, range) : uri));
}

describe('go to definition', () => {
  it('leads from a variable to every place that sets it', async () => {
    expect(await defined('STAGE\n')).toEqual(['4:STAGE', '15:STAGE']);
    expect(await defined('TAG}')).toEqual(['19:TAG']);
    expect(await defined('TAG\n')).toEqual(['19:TAG']);
    expect(await defined('HOME')).toEqual([]);
  });

  it('leads from depend-on to the build', async () => {
    expect(await defined('one]')).toEqual(['9:one']);
  });

  it('leads to the buildspec of a batch build', async () => {
    expect(await defined('ci/two')).toEqual(['file:///repo/ci/two.yml']);
  });

  it('leads from an alias to its anchor', async () => {
    const { document, position } = open('a: &x [b]\nc: *|x\n');
    expect(
      (await definition(document, position, workspaceOf())).map((one) => spot(document, one.range)),
    ).toEqual(['1:x']);
  });
});

describe('references', () => {
  const found = (place: string, withDefinitions: boolean) => {
    const { document, position } = at(place);
    return references(document, position, withDefinitions).map(({ range }) => spot(document, range));
  };

  it('are all places of a name', () => {
    expect(found('STAGE: dev', true)).toEqual(['4:STAGE', '15:STAGE', '19:STAGE']);
    expect(found('TAG\n', false)).toEqual(['6:TAG', '20:TAG']);
    expect(found('one\n', true)).toEqual(['9:one', '12:one']);
    expect(found('version', true)).toEqual([]);
  });
});

describe('highlights', () => {
  it('tell where a name is set from where it is read', () => {
    const { document, position } = at('TAG}');
    expect(highlights(document, position).map(({ kind }) => kind)).toEqual([2, 3, 2]);
  });
});

describe('a broken file', () => {
  it('keeps its names', () => {
    const { document, position } = open(
      'env:\n  variables:\n    A: "b\nphases:\n  build:\n    commands:\n      - B=1\n      - echo $|B\n',
    );
    expect(references(document, position, true).map(({ range }) => spot(document, range))).toEqual([
      '7:B',
      '8:B',
    ]);
  });
});
