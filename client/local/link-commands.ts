import * as vscode from 'vscode';
import { matchingProjects } from '../../core/builds/remote/matching-projects';
import type { ConnectedProjects, ConnectionProjects } from '../cloud/connected-projects';
import type { CommandTable } from '../commands';
import { showAwsFailure } from '../failures';
import { buildspecFile } from './buildspec-file';
import type { Buildspecs } from './buildspecs';
import { connectionText, environmentText, type LinkedProject, linkedProject } from './linked-project';
import type { ProjectLinker } from './project-linker';
import type { ProjectLinks } from './project-links';
import type { LocalRuns } from './runs';
import { buildspecOf, type LocalTarget } from './targets';

export interface LinkParts {
  links: ProjectLinks;
  linker: ProjectLinker;
  projects: ConnectedProjects;
  buildspecs: Buildspecs;
  runs: LocalRuns;
}

type ProjectItem = vscode.QuickPickItem & { project?: LinkedProject; more?: true };

/** The commands that link a buildspec to a project of CodeBuild, or say that it has none. */
export function linkCommands(parts: LinkParts): CommandTable<LocalTarget> {
  return {
    'codebuild.local.linkProject': async (target) => {
      const buildspec = await buildspecOf(parts, target, 'Link Project');
      if (!buildspec || !vscode.workspace.isTrusted) return;
      const project = await pickProject(parts, buildspec);
      // what comes along is asked anew
      if (project) await parts.links.set(buildspec.toString(), { project, byHand: true });
    },
    'codebuild.local.unlinkProject': async (target) => {
      const buildspec = await buildspecOf(parts, target, 'Unlink Project');
      if (buildspec) await parts.links.set(buildspec.toString(), { byHand: true });
    },
  };
}

async function pickProject(parts: LinkParts, buildspec: vscode.Uri): Promise<LinkedProject | undefined> {
  const projects = await pickConnection(parts.projects.all, `Link Project: ${nameOf(buildspec)}`);
  return projects && pickProjectOf(projects, parts, buildspec);
}

/** Undefined where the user gave up. */
async function pickConnection(
  all: ConnectionProjects[],
  title: string,
): Promise<ConnectionProjects | undefined> {
  const [first] = all;
  if (all.length < 2) return first;
  const items = Promise.all(
    all.map(async (projects) => {
      await projects.connect();
      return { label: projects.connection.name, description: projects.connection.region, projects };
    }),
  );
  const item = await vscode.window.showQuickPick(items, { title, placeHolder: 'Which connection?' });
  return item?.projects;
}

async function pickProjectOf(
  projects: ConnectionProjects,
  parts: LinkParts,
  buildspec: vscode.Uri,
  more = false,
): Promise<LinkedProject | undefined> {
  const listing = projects.list(more);
  const items = listing.then((answer) => projectItems(projects, parts, buildspec, answer));
  const item = await vscode.window.showQuickPick(items, {
    title: `Link Project: ${nameOf(buildspec)}`,
    placeHolder: 'Which project of CodeBuild builds it?',
    matchOnDescription: true,
  });
  const answer = await listing;
  if (!answer.ok) {
    void showAwsFailure(answer.error);
    return undefined;
  }
  return item?.more ? pickProjectOf(projects, parts, buildspec, true) : item?.project;
}

/** Those that build the file first; none, which closes the list, where there is an error to tell instead. */
async function projectItems(
  { connection }: ConnectionProjects,
  { linker, links }: LinkParts,
  buildspec: vscode.Uri,
  answer: Awaited<ReturnType<ConnectionProjects['list']>>,
): Promise<ProjectItem[]> {
  if (!answer.ok) return [];
  const place = await linker.placeOf(buildspecFile(buildspec));
  const matches = new Set(place ? matchingProjects(place, answer.value.projects) : []);
  const current = links.get(buildspec.toString()).project?.name;
  const itemOf = (project: LinkedProject): ProjectItem => ({
    label: project.name,
    description:
      project.name === current ? `linked now · ${environmentText(project)}` : environmentText(project),
    project,
  });
  const separator = (label: string) => ({ label, kind: vscode.QuickPickItemKind.Separator });
  const others = answer.value.projects.filter((project) => !matches.has(project));
  const linked = (list: Iterable<(typeof others)[number]>) =>
    [...list].map((project) => itemOf(linkedProject(project, connection)));
  return [
    ...(matches.size > 0 ? [separator('builds this file'), ...linked(matches)] : []),
    separator(connectionText(connection)),
    ...linked(others),
    ...(answer.value.more ? [{ label: '$(ellipsis) Load more…', more: true as const }] : []),
  ];
}

function nameOf(buildspec: vscode.Uri): string {
  return vscode.workspace.asRelativePath(buildspec);
}
