import type { Workspace, WorkspaceFiles } from '../../server/workspace';

/** Files that exist in a test only, by their URI; a test may change them. */
export function filesOf(contents: Record<string, string>): WorkspaceFiles {
  const under = (folder: string) => Object.keys(contents).filter((one) => one.startsWith(folder));
  return {
    kindOf: async (uri) => (uri in contents ? 'file' : under(`${uri}/`).length > 0 ? 'folder' : undefined),
    list: async (uri) => {
      const folder = uri.endsWith('/') ? uri : `${uri}/`;
      const names = under(folder).map((one) => one.slice(folder.length));
      const entries = new Map(names.map((name) => [name.split('/')[0] ?? '', name.includes('/')]));
      return [...entries].map(([name, isFolder]) => ({ name, isFolder }));
    },
    read: async (uri) => contents[uri],
  };
}

/** A workspace with one folder, /repo, that holds these files. */
export function workspaceOf(...paths: string[]): Workspace {
  return {
    folders: ['file:///repo'],
    files: filesOf(Object.fromEntries(paths.map((path) => [`file:///repo/${path}`, '']))),
  };
}
