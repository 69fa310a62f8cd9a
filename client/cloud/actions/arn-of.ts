import { getProjects } from '../../../core/builds/remote/projects';
import type { CloudNode } from '../nodes';
import { artifactOf } from '../nodes/section-nodes';
import type { CloudParts } from '../parts';
import { attempt } from './attempt';

/** The ARN of what a row stands for; undefined where it has none, or could not be asked for, which the user is told. */
export async function arnOf(parts: CloudParts, node: CloudNode): Promise<string | undefined> {
  const session = parts.sessions.get(node.sessionId);
  if (!session) return undefined;
  const { store } = session;
  switch (node.kind) {
    case 'project': {
      const projects = await attempt(parts, session, 'codebuild:BatchGetProjects', (connection) =>
        getProjects(connection, [node.name]),
      );
      return projects?.[0]?.arn;
    }
    case 'build':
    case 'batchBuild':
      return store.builds.get(node.buildId ?? '')?.arn;
    case 'batch':
      return store.builds.batches.get(node.batchId)?.arn;
    case 'report':
      return node.arn;
    case 'artifact':
      return artifactOf(store.builds, node)?.location;
    default:
      return undefined;
  }
}

/** What the API calls it by, without its ARN. */
export function idOf(node: CloudNode): string | undefined {
  switch (node.kind) {
    case 'project':
      return node.name;
    case 'build':
    case 'batchBuild':
      return node.buildId;
    case 'batch':
      return node.batchId;
    case 'report':
      return node.arn.slice(node.arn.indexOf(':report/') + ':report/'.length);
    default:
      return undefined;
  }
}
