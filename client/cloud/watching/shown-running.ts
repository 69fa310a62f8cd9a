import { hasEnded } from '../../../core/builds/remote/status';
import type { CloudNode } from '../nodes';
import type { BatchNode, ConnectionNode, ProjectGroupNode, ProjectNode } from '../nodes/kinds';
import type { ProjectList } from '../projects/project-list';
import type { CloudStore } from '../store';

/** The nodes that have builds on screen while they are open. */
export type WatchedNode = ConnectionNode | ProjectGroupNode | ProjectNode | BatchNode;

const WATCHED: ReadonlySet<string> = new Set(['connection', 'projectGroup', 'project', 'batch']);

export function isWatched(node: CloudNode): node is WatchedNode {
  return WATCHED.has(node.kind);
}

/**
 * What runs and is on screen: builds and batches of projects that are open, builds of batches that are, and the latest builds, whose
 * status is on their projects' rows.
 */
export function shownRunning(
  store: Pick<CloudStore, 'builds' | 'latest'>,
  list: Pick<ProjectList, 'visible'>,
  expanded: readonly WatchedNode[],
): { builds: string[]; batches: string[] } {
  const projects = new Set(expanded.flatMap((node) => (node.kind === 'project' ? node.name : [])));
  const batches = new Set(expanded.flatMap((node) => (node.kind === 'batch' ? node.batchId : [])));
  const groups = expanded.flatMap((node) => (node.kind === 'projectGroup' ? node.label : []));
  const isOpen = expanded.some(({ kind }) => kind === 'connection');
  const latest = (isOpen ? list.visible(groups) : []).flatMap((project) => {
    const build = store.builds.get(store.latest.of(project) ?? '');
    return build?.id !== undefined && !hasEnded(build) ? build.id : [];
  });
  return {
    builds: [...new Set([...store.builds.running(projects, batches), ...latest])],
    batches: store.builds.batches.running(projects),
  };
}
