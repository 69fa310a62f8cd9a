import type * as vscode from 'vscode';
import { quietly } from '../quietly';
import { type ChosenAws, chooseAws } from './choose-aws';
import { type ChosenEngine, chooseEngine } from './choose-engine';
import type { ProjectLink } from './project-link';
import type { RunOptions } from './run-options';
import type { LocalRunParts } from './run-parts';
import { type RunVariables, runVariables } from './run-variables';
import { shareProject } from './share-project';
import { type SharedProject, sharedOf } from './shared-project';
import type { BuildSource } from './source';

/** The buildspec that is about to run. */
export interface RunTarget {
  buildspec: vscode.Uri;
  /** With its workspace folder where there are several. */
  name: string;
  source: BuildSource;
  /** Those that its builds name, so that nobody has to choose one. */
  images: string[];
  /** What comes along with it; absent where that is asked for. */
  link?: ProjectLink;
}

/** All that a run needs to begin. */
export interface PreparedRun extends Pick<RunTarget, 'name' | 'source'> {
  chosen: ChosenEngine;
  shared: SharedProject;
  /** Is disposed of when the run is over. */
  aws: ChosenAws;
  variables: RunVariables;
}

/** Asks for what is not known yet. Undefined where the user gave up, or was told why it cannot run. */
export async function prepareRun(
  parts: LocalRunParts,
  { buildspec, name, source, images, link }: RunTarget,
  options: RunOptions,
): Promise<PreparedRun | undefined> {
  const key = buildspec.toString();
  const variables = await runVariables(key, options, parts.aws.kept);
  if (!variables) return undefined;
  const { project } = link ?? parts.links.get(key);
  const chosen = await chooseEngine({ folder: source.folder, name, images, project }, parts);
  if (!chosen) return undefined;
  const isDocker = chosen.engine.executor === 'docker';
  const shared = link ? sharedOf(link, isDocker) : await shareProject(key, parts.links, isDocker);
  if (!shared) return undefined;
  const aws = await chooseAws({ buildspec: key, name, text: source.text }, parts.aws);
  if (!aws) return undefined;
  if (options.cleanCache) await quietly('clearing a cache', () => parts.caches.clearOf(key));
  return { name, source, chosen, shared, aws, variables };
}
