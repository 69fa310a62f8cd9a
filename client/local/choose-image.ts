import * as vscode from 'vscode';
import { localImage } from '../settings';
import { namedImages, type OfferedImage, offeredImages, sameImage } from './images';

/** What the choice needs to know of the Docker engine. */
export interface EngineImages {
  /** As Node names it: `x64`, `arm64`. */
  architecture: string;
  /** The tags of the images that are there. */
  tags: string[];
}

type ImageItem = vscode.QuickPickItem & { image?: string; other?: true };

/**
 * The image for a build of that folder: the setting's, else the one the user picks. Nothing large is pulled without a yes.
 * Undefined where the user gave up.
 */
export async function chooseImage(folder: vscode.Uri, engine: EngineImages): Promise<string | undefined> {
  const configured = localImage(folder);
  const image = configured ?? (await pickImage(engine));
  if (image === undefined || !(await mayPull(image, engine))) return undefined;
  if (configured === undefined) void offerToRemember(image, folder);
  return image;
}

async function pickImage({ architecture, tags }: EngineImages): Promise<string | undefined> {
  const here = namedImages(tags);
  const items: ImageItem[] = [
    ...offeredImages(architecture).map((offered) => ({
      label: offered.title,
      description: here.some((tag) => sameImage(tag, offered.image)) ? 'already here' : offered.size,
      detail: `${offered.image}: ${offered.detail}`,
      image: offered.image,
    })),
    { label: 'Images on this engine', kind: vscode.QuickPickItemKind.Separator },
    ...here.map((image) => ({ label: image, image })),
    { label: 'Another', kind: vscode.QuickPickItemKind.Separator },
    { label: '$(edit) Enter an image name…', other: true },
  ];
  const item = await vscode.window.showQuickPick(items, {
    title: 'Run Build',
    placeHolder: 'Which image should the build run in?',
    matchOnDetail: true,
  });
  if (!item?.other) return item?.image;
  const typed = await vscode.window.showInputBox({
    title: 'Run Build',
    prompt: 'Name of the image, such as public.ecr.aws/docker/library/node:22',
    validateInput: (value) =>
      /^[\w.\-/:@]+$/.test(value.trim()) ? undefined : 'Not the form of an image name',
  });
  return typed?.trim();
}

async function mayPull(image: string, { architecture, tags }: EngineImages): Promise<boolean> {
  if (tags.some((tag) => sameImage(tag, image))) return true;
  const offered = offeredImages(architecture).find((candidate) => sameImage(candidate.image, image));
  if (offered?.small) return true;
  const pull = 'Pull and Run';
  const answer = await vscode.window.showWarningMessage(
    `Pull ${image}?`,
    { modal: true, detail: pullDetail(offered) },
    pull,
  );
  return answer === pull;
}

function pullDetail(offered: OfferedImage | undefined): string {
  return offered
    ? `It is not on this Docker engine yet and takes ${offered.size} of disk space.`
    : 'It is not on this Docker engine yet. Its size is not known before it is pulled.';
}

async function offerToRemember(image: string, folder: vscode.Uri): Promise<void> {
  const remember = 'Always Use It';
  const answer = await vscode.window.showInformationMessage(
    `This build runs in ${image}. Use it for every local build of this workspace?`,
    remember,
  );
  if (answer !== remember) return;
  await vscode.workspace
    .getConfiguration('codebuild.local', folder)
    .update('image', image, vscode.ConfigurationTarget.Workspace);
}
