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

/** The open folder that a file lies in, the innermost of several; undefined outside of all. */
export function folderOf(uri: string, folders: readonly string[]): string | undefined {
  return folders
    .filter((folder) => pathWithin(folder, uri) !== undefined)
    .sort((a, b) => comparable(b).length - comparable(a).length)[0];
}

/** The path of a file from a folder on, with `/` between its parts; undefined where it lies elsewhere. */
export function pathWithin(folder: string, uri: string): string | undefined {
  const path = comparable(uri);
  const root = comparable(folder).replace(/\/?$/, '/');
  return path.startsWith(root) ? path.slice(root.length) : undefined;
}

/** A URI to compare with others: editors escape different characters. */
export function comparable(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
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
