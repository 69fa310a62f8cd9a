import type { Build } from '@aws-sdk/client-codebuild';
import type { Connection } from '../../core/aws/connection';
import { type BuildsPage, getBuilds, listBuilds } from '../../core/builds/remote/builds';
import { listProjectNames, type ProjectNamesPage } from '../../core/builds/remote/projects';

/** What the CodeBuild view reads of a connection. All reject with the SDK's errors or ConnectionError. */
export interface CloudApi {
  region(): Promise<string>;
  account(): Promise<string>;
  projectNames(nextToken?: string): Promise<ProjectNamesPage>;
  builds(projectName: string, nextToken?: string): Promise<BuildsPage>;
  getBuilds(ids: string[], signal?: AbortSignal): Promise<Build[]>;
}

export function cloudApi(connection: Connection): CloudApi {
  return {
    region: () => connection.region(),
    account: async () => (await connection.identity()).account,
    projectNames: (nextToken) => listProjectNames(connection, { nextToken }),
    builds: (projectName, nextToken) => listBuilds(connection, projectName, { nextToken }),
    getBuilds: (ids, signal) => getBuilds(connection, ids, signal),
  };
}
