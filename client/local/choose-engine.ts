import { homedir, tmpdir } from 'node:os';
import process from 'node:process';
import * as vscode from 'vscode';
import type { Clock } from '../../core/builds/events';
import type { DockerEngine } from '../../core/builds/local/docker-engine';
import { type Engine, EngineError } from '../../core/builds/local/engine';
import { type ResolvedImage, resolveImage } from '../../core/builds/local/resolve-image';
import { showErrorMessage, showWarningMessage } from '../messages';
import type { LocalSettings } from '../settings';
import { type ChosenImage, chooseImage } from './choose-image';
import type { EngineImage } from './images';
import type { LinkedProject } from './linked-project';
import { offerCloud } from './offer-cloud';

/** Where a build will run, as the user decided. */
export interface ChosenEngine extends ChosenImage {
  engine: Engine;
}

/** Whether builds without Docker may run on this computer without a question; of this window, until it closes. */
export interface HostConsent {
  always: boolean;
}

/** How long an engine may take to answer before it counts as not there. Milliseconds. */
const PATIENCE = 10_000;

/** For which builds an engine is chosen. */
export interface EngineTarget {
  folder: vscode.Uri;
  /** The buildspec's. */
  name: string;
  /** Those that it names for its builds, so that nobody has to choose one. */
  images?: string[];
  /** That it is linked to. */
  project?: LinkedProject;
}

/**
 * Docker where an engine answers, with the image that project, setting or user name; else, after one question, this computer.
 * Undefined where the user gave up, or was told what is wrong.
 */
export async function chooseEngine(
  { folder, name, images: named = [], project }: EngineTarget,
  { settings, clock, consent }: { settings: LocalSettings; clock: Clock; consent: HostConsent },
): Promise<ChosenEngine | undefined> {
  const engine = await dockerEngine(settings);
  try {
    const images = await imagesOf(engine, clock);
    let first: ChosenImage | undefined;
    const resolved: ResolvedImage[] =
      named.length > 0
        ? named.map((image) => ({ from: 'option', image }))
        : [resolveImage({ project: project?.image ? project : undefined, setting: settings.image(folder) })];
    for (const image of resolved) {
      const chosen = await chooseImage(folder, image, engine, images);
      if (!chosen) return undefined;
      first ??= chosen;
    }
    return first && { engine, ...first };
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    if (error.reason === 'no-engine') return chooseHost(name, error.message, consent);
    void showErrorMessage(error.message);
    return undefined;
  }
}

/** The images of the Docker engine; none where no engine answers. */
export async function engineImages(settings: LocalSettings, clock: Clock): Promise<EngineImage[]> {
  try {
    return await imagesOf(await dockerEngine(settings), clock);
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    return [];
  }
}

async function dockerEngine(settings: LocalSettings): Promise<DockerEngine> {
  const { createDockerEngine } = await import('../../core/builds/local/docker-engine');
  return createDockerEngine({
    dockerHost: settings.dockerHost(),
    env: process.env,
    homeDirectory: homedir(),
    platform: process.platform,
  });
}

function imagesOf(engine: DockerEngine, clock: Clock): Thenable<EngineImage[]> {
  const tooLate = async (): Promise<never> => {
    await clock.sleep(PATIENCE);
    throw new EngineError(
      'The Docker engine did not answer within 10 seconds. Check that it runs.',
      'no-engine',
    );
  };
  return vscode.window.withProgress(
    { location: vscode.ProgressLocation.Window, title: 'Looking for Docker…' },
    () => Promise.race([engine.images(), tooLate()]),
  );
}

async function chooseHost(
  name: string,
  reason: string,
  consent: HostConsent,
): Promise<ChosenEngine | undefined> {
  if (process.platform === 'win32') {
    void offerCloud(`${reason} Builds cannot run on Windows itself, only in Docker.`);
    return undefined;
  }
  if (!consent.always && !(await mayRunHere(name, reason, consent))) return undefined;
  const { createHostEngine } = await import('../../core/builds/local/host-engine');
  const engine = createHostEngine({
    env: process.env,
    temporaryDirectory: tmpdir(),
    platform: process.platform,
  });
  // only what CODEBUILD_BUILD_IMAGE says
  return { engine, image: 'host' };
}

/** The decision first: what was tried, and how to have Docker, is for those who wonder. */
async function mayRunHere(name: string, reason: string, consent: HostConsent): Promise<boolean> {
  const once = 'Run on This Computer';
  const always = 'Always in This Window';
  const answer = await showWarningMessage(
    `Run ${name} on this computer? No Docker engine answers.`,
    {
      modal: true,
      detail: `On this computer the build is not isolated: it runs in a temporary copy of the folder, but its commands can do whatever you can.\n\n${reason}\n\nThe setting codebuild.docker.host says where Docker is.`,
    },
    once,
    always,
  );
  if (answer === always) consent.always = true;
  return answer === once || answer === always;
}
