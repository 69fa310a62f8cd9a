/** The files around a document, as far as they can be looked at. */
export interface WorkspaceFiles {
  kindOf(uri: string): Promise<'file' | 'folder' | undefined>;
  /** What a folder holds; empty where it cannot be read. */
  list(uri: string): Promise<FolderEntry[]>;
  /** Undefined where there is no such file, or one too large to be a buildspec. */
  read(uri: string): Promise<string | undefined>;
}

export interface FolderEntry {
  name: string;
  isFolder: boolean;
}

export interface Workspace {
  /** URIs of the folders that the editor has open. */
  folders: readonly string[];
  files: WorkspaceFiles;
}

/** For servers that see no files, such as one in a browser without help of its client. */
export const NO_FILES: WorkspaceFiles = {
  kindOf: async () => undefined,
  list: async () => [],
  read: async () => undefined,
};

/**
 * Where paths of a buildspec may start: the root of the source, which is most likely the folder that is open, then the
 * folders between it and the buildspec. All end in `/`.
 */
export function sourceRoots(documentUri: string, folders: readonly string[]): string[] {
  const own = documentUri.slice(0, documentUri.lastIndexOf('/') + 1);
  const within = folders
    .map((folder) => (folder.endsWith('/') ? folder : `${folder}/`))
    .filter((folder) => own.startsWith(folder))
    .sort((a, b) => b.length - a.length)[0];
  if (within === undefined) return [own];
  const roots = [within];
  for (const step of own.slice(within.length).split('/').slice(0, -1)) roots.push(`${roots.at(-1)}${step}/`);
  return roots;
}

/** A relative path below a root; undefined where it leads out of it or is none. */
export function below(root: string, path: string): string | undefined {
  if (/^(?:[/\\~]|[A-Za-z]:|\w+:\/\/)/.test(path) || path.includes('\0')) return undefined;
  const steps: string[] = [];
  for (const step of path.split(/[/\\]/)) {
    if (step === '' || step === '.') continue;
    if (step !== '..') steps.push(step);
    else if (steps.pop() === undefined) return undefined;
  }
  return root + steps.map(encodeURIComponent).join('/');
}

/** The first file that a path names, looked for below each root. */
export async function findFile(
  path: string,
  roots: readonly string[],
  files: WorkspaceFiles,
): Promise<string | undefined> {
  for (const root of roots) {
    const uri = below(root, path);
    if (uri !== undefined && (await files.kindOf(uri)) === 'file') return uri;
  }
  return undefined;
}
