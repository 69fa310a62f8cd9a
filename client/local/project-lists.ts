import * as vscode from 'vscode';
import type { Clock } from '../../core/builds/events';
import { Favourites } from '../cloud/projects/favourites';
import { Groupings } from '../cloud/projects/groupings';
import { ProjectLists } from '../cloud/projects/project-lists';
import type { Buildspecs } from './buildspecs';
import type { ProjectLinks } from './project-links';
import { LinkedProjects } from './workspace-projects';

/** The lists of the CodeBuild view, which know the projects that the buildspecs of this window are linked to. */
export function projectLists(
  { globalState }: Pick<vscode.ExtensionContext, 'globalState'>,
  { links, buildspecs, clock }: { links: ProjectLinks; buildspecs: Buildspecs; clock: Clock },
): ProjectLists {
  const files = async () =>
    (await buildspecs.all()).map((uri) => ({
      uri: uri.toString(),
      path: vscode.workspace.asRelativePath(uri),
    }));
  return new ProjectLists({
    favourites: new Favourites(globalState),
    groupings: new Groupings(globalState),
    workspace: new LinkedProjects({
      links,
      buildspecs: { all: files, onDidChange: buildspecs.onDidChange },
      isTrusted: () => vscode.workspace.isTrusted,
      onDidGrantTrust: vscode.workspace.onDidGrantWorkspaceTrust,
    }),
    clock,
    random: Math.random,
  });
}
