import type { CloudDescribeOptions } from '../../../client/cloud/nodes';
import { Favourites } from '../../../client/cloud/projects/favourites';
import { Groupings } from '../../../client/cloud/projects/groupings';
import { ProjectList, type ProjectListParts } from '../../../client/cloud/projects/project-list';
import { ProjectLists, type ProjectListsParts } from '../../../client/cloud/projects/project-lists';
import type { CloudStore } from '../../../client/cloud/store';
import { FakeClock } from '../fake-clock';
import { memento } from '../local/aws-memory';

/** The list of a store's projects, of which the user and the workspace make nothing special. */
export function aList(store: CloudStore, parts: Partial<ProjectListParts> = {}): ProjectList {
  return new ProjectList({
    store,
    filter: () => '',
    grouping: () => ({ by: 'none' }),
    favourites: () => new Set(),
    ofWorkspace: () => new Set(),
    clock: new FakeClock(),
    random: () => 0.5,
    onChange: () => undefined,
    onRead: () => undefined,
    ...parts,
  });
}

export function someLists(parts: Partial<ProjectListsParts> = {}): ProjectLists {
  const memory = memento();
  return new ProjectLists({
    favourites: new Favourites(memory),
    groupings: new Groupings(memory),
    workspace: {
      of: () => new Map(),
      connectionNames: () => new Set(),
      onDidChange: () => ({ dispose: () => undefined }),
      dispose: () => undefined,
    },
    clock: new FakeClock(),
    random: () => 0.5,
    ...parts,
  });
}

/** A project that is neither a favourite nor of the workspace, in no group. */
export const UNMARKED: Pick<CloudDescribeOptions, 'mark' | 'grouping'> = {
  mark: () => ({ isFavourite: false }),
  grouping: { by: 'none' },
};
