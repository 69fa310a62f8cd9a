import { looksLikeBuildspec, verdictOfPath } from '../core/buildspec/detect';
import { globPattern } from '../core/buildspec/glob';
import type { BuildspecDocument } from './documents';
import type { FolderSettings } from './folder-settings';
import type { NamedFiles } from './named-files';
import { folderOf, pathWithin, type Workspace } from './workspace';

interface BuildspecFilesParts {
  workspace: Workspace;
  settings: Pick<FolderSettings, 'of'>;
  named: Pick<NamedFiles, 'has'>;
}

/** Decides which of the open documents are buildspecs; an editor sends more than that. */
export class BuildspecFiles {
  private readonly patterns = new WeakMap<readonly string[], RegExp[]>();

  constructor(private readonly parts: BuildspecFilesParts) {}

  isBuildspec({ uri, text }: Pick<BuildspecDocument, 'uri' | 'text'>): boolean {
    const path = pathOf(uri);
    if (path === undefined) return false;
    const verdict = verdictOfPath(path);
    if (verdict === 'buildspec' || (verdict === 'by-content' && looksLikeBuildspec(text))) return true;
    return this.parts.named.has(uri) || this.isWanted(uri);
  }

  /** Whether the setting `codebuild.buildspec.files` of the file's folder has it. */
  private isWanted(uri: string): boolean {
    const folder = folderOf(uri, this.parts.workspace.folders);
    const path = folder === undefined ? undefined : pathWithin(folder, uri);
    return (
      path !== undefined && this.patternsOf(this.parts.settings.of(uri).files).some((one) => one.test(path))
    );
  }

  private patternsOf(globs: readonly string[]): RegExp[] {
    let patterns = this.patterns.get(globs);
    if (!patterns) {
      patterns = globs.flatMap((glob) => globPattern(glob) ?? []);
      this.patterns.set(globs, patterns);
    }
    return patterns;
  }
}

function pathOf(uri: string): string | undefined {
  try {
    return decodeURIComponent(new URL(uri).pathname);
  } catch {
    return undefined;
  }
}
