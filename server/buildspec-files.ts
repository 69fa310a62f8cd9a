import { isBuildspecPath, looksLikeBuildspec, verdictOfPath } from '../core/buildspec/detect';
import { globPattern } from '../core/buildspec/glob';
import { parse } from '../core/buildspec/parse';
import type { BuildspecDocument } from './documents';
import { buildspecPaths } from './links';
import { below, sourceRoots, type Workspace } from './workspace';

/** Decides which of the open documents are buildspecs; an editor sends more than that. */
export class BuildspecFiles {
  private patterns: RegExp[] = [];
  /** For each file that is known, the URIs that its `buildspec` keys may mean. */
  private readonly named = new Map<string, Set<string>>();

  constructor(private readonly workspace: Workspace) {}

  /** Takes the setting `codebuild.buildspec.files`. */
  set globs(globs: readonly string[]) {
    this.patterns = globs.flatMap((glob) => globPattern(glob) ?? []);
  }

  isBuildspec({ uri, text }: Pick<BuildspecDocument, 'uri' | 'text'>): boolean {
    const path = pathOf(uri);
    if (path === undefined) return false;
    const verdict = verdictOfPath(path);
    if (verdict === 'buildspec' || (verdict === 'by-content' && looksLikeBuildspec(text))) return true;
    if ([...this.named.values()].some((uris) => uris.has(normal(uri)))) return true;
    return this.patterns.some((pattern) => this.pathsInFolders(uri).some((one) => pattern.test(one)));
  }

  /** Learns which files a buildspec names; true where that has changed. */
  learn(document: Pick<BuildspecDocument, 'uri' | 'text' | 'tree'>): boolean {
    return this.remember(document.uri, document.text, document.tree);
  }

  /** Looks at the buildspecs in the open folders' roots, which need not be open to name others; true where they do. */
  async explore(): Promise<boolean> {
    const { folders, files } = this.workspace;
    let hasChanged = false;
    for (const folder of folders) {
      const entries = await files.list(folder);
      for (const { name, isFolder } of entries) {
        if (isFolder || !isBuildspecPath(name)) continue;
        const uri = below(folder.endsWith('/') ? folder : `${folder}/`, name);
        const text = uri && !this.named.has(uri) ? await files.read(uri) : undefined;
        // most name none, and need not be parsed to know it
        if (uri && text?.includes('buildspec')) hasChanged = this.remember(uri, text) || hasChanged;
      }
    }
    return hasChanged;
  }

  private remember(uri: string, text: string, tree = parse(text).tree): boolean {
    const roots = sourceRoots(uri, this.workspace.folders);
    const paths = buildspecPaths(text, tree).map(({ path }) => path);
    const uris = new Set(
      paths.flatMap((path) => roots.flatMap((root) => below(root, path) ?? [])).map(normal),
    );
    uris.delete(normal(uri));
    const before = this.named.get(uri) ?? new Set();
    if (uris.size === before.size && [...uris].every((one) => before.has(one))) return false;
    this.named.set(uri, uris);
    return true;
  }

  private pathsInFolders(uri: string): string[] {
    const path = normal(uri);
    return this.workspace.folders.flatMap((folder) => {
      const root = `${normal(folder).replace(/\/$/, '')}/`;
      return path.startsWith(root) ? [path.slice(root.length)] : [];
    });
  }
}

function pathOf(uri: string): string | undefined {
  try {
    return decodeURIComponent(new URL(uri).pathname);
  } catch {
    return undefined;
  }
}

/** Editors escape different characters. */
function normal(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
}
