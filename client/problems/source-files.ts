import * as vscode from 'vscode';
import type { SourceFile } from '../../core/builds/problems/source-paths';

/** The folders of this computer that the sources of a build are, by their identifiers, '' for the primary one. */
export type SourceFolders = ReadonlyMap<string, vscode.Uri>;

/** Of one build as many paths are looked for. */
const MOST_LOOKED_FOR = 3_000;

/** Of one ending as many files are kept. */
const MOST_OF_KIND = 20_000;

/** Each is a search through the workspace. */
const MOST_KINDS = 50;

type FilesByName = ReadonlyMap<string, readonly vscode.Uri[]>;

const NO_SOURCES = '**/{node_modules,bower_components,vendor,.git,.venv,venv}/**';

/** Finds the files of the workspace that the log of one build names. What was there once counts as there. */
export class SourceFiles {
  private readonly known = new Map<string, Promise<vscode.Uri | undefined>>();

  private readonly kinds = new Map<string, Promise<FilesByName | undefined>>();

  constructor(private readonly folders: SourceFolders) {}

  /** The first of these that is a file of the workspace. */
  async first(files: readonly SourceFile[]): Promise<vscode.Uri | undefined> {
    for (const file of files) {
      const found = await this.find(file);
      if (found) return found;
    }
    return undefined;
  }

  private find(file: SourceFile): Promise<vscode.Uri | undefined> {
    const key = `${file.source}:${file.anywhere ?? ''}:${file.path}`;
    const known = this.known.get(key);
    if (known) return known;
    if (this.known.size >= MOST_LOOKED_FOR) return Promise.resolve(undefined);
    const found = file.anywhere ? this.onlyOne(file) : this.at(file);
    this.known.set(key, found);
    return found;
  }

  private async at({ source, path }: SourceFile): Promise<vscode.Uri | undefined> {
    const folder = this.folders.get(source);
    const uri = folder && vscode.Uri.joinPath(folder, path);
    // a source may be larger than the workspace
    if (!uri || !vscode.workspace.getWorkspaceFolder(uri)) return undefined;
    try {
      const { type } = await vscode.workspace.fs.stat(uri);
      return type & vscode.FileType.File ? uri : undefined;
    } catch {
      return undefined;
    }
  }

  private async onlyOne({ source, path }: SourceFile): Promise<vscode.Uri | undefined> {
    const folder = this.folders.get(source);
    if (!folder) return undefined;
    const name = path.slice(path.lastIndexOf('/') + 1);
    const named = await this.allNamed(folder, name);
    const found = named.filter((uri) => uri.path.endsWith(`/${path}`));
    const [only] = found;
    return only && found.length === 1 && vscode.workspace.getWorkspaceFolder(only) ? only : undefined;
  }

  /** The files of that name; those of one kind, which a stack may name by the hundred, are looked for once. */
  private async allNamed(folder: vscode.Uri, name: string): Promise<readonly vscode.Uri[]> {
    const [ending] = /\.\w+$/.exec(name) ?? [];
    const ofKind = ending === undefined ? undefined : await this.allOfKind(folder, ending);
    if (ofKind) return ofKind.get(name) ?? [];
    const literally = name.replace(/[*?[\]{}]/g, '[$&]');
    return vscode.workspace.findFiles(new vscode.RelativePattern(folder, `**/${literally}`), NO_SOURCES);
  }

  /** By their names; undefined where they are too many to keep. */
  private allOfKind(folder: vscode.Uri, ending: string): Promise<FilesByName | undefined> {
    const key = `${folder.toString()} ${ending}`;
    const known = this.kinds.get(key);
    if (known) return known;
    // a log may name any ending
    if (this.kinds.size >= MOST_KINDS) return Promise.resolve(new Map());
    const found = findKind(folder, ending);
    this.kinds.set(key, found);
    return found;
  }
}

async function findKind(folder: vscode.Uri, ending: string): Promise<FilesByName | undefined> {
  const pattern = new vscode.RelativePattern(folder, `**/*${ending}`);
  const found = await vscode.workspace.findFiles(pattern, NO_SOURCES, MOST_OF_KIND);
  if (found.length >= MOST_OF_KIND) return undefined;
  const byName = new Map<string, vscode.Uri[]>();
  for (const uri of found) {
    const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
    const others = byName.get(name);
    if (others) others.push(uri);
    else byName.set(name, [uri]);
  }
  return byName;
}
