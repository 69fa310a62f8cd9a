import type { Connection } from 'vscode-languageserver';
import type { FilesRequests } from './protocol';
import type { WorkspaceFiles } from './workspace';

/** Files that the client looks at for us. A client that fails to has none. */
export function clientFiles(connection: Pick<Connection, 'sendRequest'>): WorkspaceFiles {
  async function ask<Method extends keyof FilesRequests>(
    method: Method,
    uri: string,
  ): Promise<FilesRequests[Method]['result'] | undefined> {
    try {
      return await connection.sendRequest<FilesRequests[Method]['result']>(method, { uri });
    } catch {
      return undefined;
    }
  }
  return {
    kindOf: async (uri) => (await ask('codebuild/files/kind', uri)) ?? undefined,
    list: async (uri) => (await ask('codebuild/files/list', uri)) ?? [],
    read: async (uri) => (await ask('codebuild/files/read', uri)) ?? undefined,
  };
}
