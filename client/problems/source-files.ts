import * as vscode from 'vscode';
import type { SourceFile } from '../../core/builds/problems/source-paths';

/** The folders of this computer that the sources of a build are, by their identifiers, '' for the primary one. */
export type SourceFolders = ReadonlyMap<string, vscode.Uri>;

/** Of one build as many paths are looked for. */
const MOST_LOOKED_FOR = 3_000;

const NO_SOURCES = '**/{node_modules,bower_components,vendor,.git,.venv,venv}/**';

/** Finds the files of the workspace that the log of one build names. What was there once counts as there. */
export class SourceFiles {
  private readonly known = new Map<string, Promise<vscode.Uri | undefined>>();

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
    const literally = path.replace(/[*?[\]{}]/g, '[$&]');
    const pattern = new vscode.RelativePattern(folder, `**/${literally}`);
    const [found, other] = await vscode.workspace.findFiles(pattern, NO_SOURCES, 2);
    return found && !other && vscode.workspace.getWorkspaceFolder(found) ? found : undefined;
  }
}
