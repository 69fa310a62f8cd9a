import type * as vscode from 'vscode';
import type { SourceFolders } from './source-files';
import { namedSources, workspaceRoots } from './workspace-roots';

/** Where the sources of the build are whose log a document shows; undefined where nobody knows. */
export type SourcesOf = (document: vscode.TextDocument) => Promise<SourceFolders | undefined>;

/**
 * What the paths in a log may count from, the likeliest first: the sources of its build, and where these are not known, all that the
 * workspace has.
 */
export async function logSources(
  document: vscode.TextDocument,
  sourcesOf: SourcesOf,
): Promise<SourceFolders[]> {
  const known = await sourcesOf(document);
  const own = known ? [new Map([...namedSources(), ...known])] : [];
  // a file of the same name in another folder is another file
  return known?.has('') ? own : [...own, ...(await workspaceRoots())];
}
