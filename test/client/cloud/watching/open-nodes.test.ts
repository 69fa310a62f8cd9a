import { describe, expect, it } from 'vitest';
import type { CloudNode } from '../../../../client/cloud/nodes';
import { OpenNodes } from '../../../../client/cloud/watching/open-nodes';

const connection: CloudNode = { kind: 'connection', id: 'c', sessionId: 's' };
const group: CloudNode = {
  kind: 'projectGroup',
  id: 'g',
  label: 'web',
  names: [],
  sessionId: 's',
  parent: connection,
};
const project: CloudNode = { kind: 'project', id: 'p', name: 'web', sessionId: 's', parent: group };
const batch: CloudNode = { kind: 'batch', id: 'b', batchId: 'b', sessionId: 's', parent: project };

function allOpen(): OpenNodes {
  const open = new OpenNodes();
  for (const node of [connection, group, project, batch]) open.set(node, true);
  return open;
}

const ids = (open: OpenNodes) => open.onScreen.map(({ id }) => id);

describe('the nodes that are open', () => {
  it('are on screen', () => {
    expect(ids(allOpen())).toEqual(['c', 'g', 'p', 'b']);
  });

  it.each([
    [connection, []],
    [group, ['c']],
    [project, ['c', 'g']],
  ])('are not on screen below one that is closed', (closed, expected) => {
    const open = allOpen();
    open.set(closed, false);
    expect(ids(open)).toEqual(expected);
  });

  it('are as they were when what is above them opens again', () => {
    const open = allOpen();
    open.set(connection, false);
    open.set(connection, true);
    expect(ids(open).sort()).toEqual(['b', 'c', 'g', 'p']);
  });

  it('are forgotten where they are gone: deleted, or kept out by a filter', () => {
    const open = allOpen();
    open.setChildren(group, []);
    expect(ids(open)).toEqual(['c', 'g']);
    open.setChildren(group, [project]);
    expect(ids(open)).toEqual(['c', 'g']);
    open.setChildren(undefined, []);
    expect(ids(open)).toEqual([]);
  });
});
