import process from 'node:process';
import * as vscode from 'vscode';
import type { DockerEngine } from '../../core/builds/local/docker-engine';
import { mapImage } from '../../core/builds/local/images';
import { originOf, type ResolvedImage } from '../../core/builds/local/resolve-image';
import { showWarningMessage } from '../messages';
import { type EngineImage, type ImageRow, imageRows, offeredImages, pullQuestion } from './images';
import { offerCloud } from './offer-cloud';

type ImageItem = vscode.QuickPickItem & { image?: string; other?: true; none?: true };

export interface ChosenImage {
  image: string;
  /** What the log says of where it comes from. */
  imageOrigin?: string;
  /** Makes it the image of every local build of the workspace; absent where it is that already. */
  remember?: () => Thenable<void>;
}

/**
 * The image for a build of that folder, which the user picks where nothing else says it. Nothing large is pulled without a yes.
 * Undefined where the user gave up.
 */
export async function chooseImage(
  folder: vscode.Uri,
  resolved: ResolvedImage,
  engine: DockerEngine,
  images: EngineImage[],
): Promise<ChosenImage | undefined> {
  const image = resolved.from === 'user' ? await askImage(resolved, images) : resolved.image;
  if (image === undefined) return undefined;
  const mapped = mapImage(image);
  if (!mapped.ok) {
    void sayUnusable(mapped.message, resolved.from === 'setting');
    return undefined;
  }
  if (!(await mayPull(mapped.image, engine))) return undefined;
  const imageOrigin = originOf(resolved);
  return resolved.from === 'user'
    ? { image, imageOrigin, remember: () => remember(image, folder) }
    : { image, imageOrigin };
}

/** Where a linked project has an image that cannot be had, that comes first: it is why there is a question at all. */
async function askImage({ passedOver }: ResolvedImage, images: EngineImage[]): Promise<string | undefined> {
  if (passedOver) {
    const choose = 'Choose Image…';
    const answer = await showWarningMessage(
      `The image of project ${passedOver.project} cannot be had on this computer.`,
      { modal: true, detail: passedOver.message },
      choose,
    );
    if (answer !== choose) return undefined;
  }
  return (await pickImage(images))?.image;
}

/**
 * Asks for an image; with `unset`, which says what happens then, also for none. Undefined where the user gave up.
 */
export async function pickImage(
  images: EngineImage[],
  { unset }: { unset?: string } = {},
): Promise<{ image?: string } | undefined> {
  const { offered, here } = imageRows(offeredImages(process.arch), images);
  const separator = (label: string) => ({ label, kind: vscode.QuickPickItemKind.Separator });
  const none: ImageItem = { label: '$(circle-slash) As Run Build does', description: unset, none: true };
  const items: ImageItem[] = [
    ...(unset === undefined ? [] : [none]),
    ...offered.map(imageItem),
    ...(here.length > 0 ? [separator('on this Docker engine'), ...here.map(imageItem)] : []),
    separator('another'),
    { label: '$(edit) Enter an image name…', other: true },
  ];
  const item = await vscode.window.showQuickPick(items, {
    title: 'Run Build',
    placeHolder: 'Which image should the build run in?',
    matchOnDetail: true,
  });
  if (item?.none) return {};
  const image = item?.other ? await typeImage() : item?.image;
  return image === undefined ? undefined : { image };
}

async function typeImage(): Promise<string | undefined> {
  const typed = await vscode.window.showInputBox({
    title: 'Run Build',
    prompt: 'Name of the image, such as public.ecr.aws/docker/library/node:22',
    validateInput: (value) =>
      /^[\w.\-/:@]+$/.test(value.trim())
        ? undefined
        : 'An image name has letters, digits and . - _ / : @ only',
  });
  return typed?.trim();
}

function imageItem({ name, title, description, detail }: ImageRow): ImageItem {
  return { label: title, description, detail, image: name };
}

async function sayUnusable(message: string, configured: boolean): Promise<void> {
  const open = 'Open Settings';
  const answer = await offerCloud(message, ...(configured ? [open] : []));
  if (answer) await vscode.commands.executeCommand('workbench.action.openSettings', 'codebuild.local.image');
}

async function mayPull(image: string, engine: DockerEngine): Promise<boolean> {
  const { present } = await engine.imageStatus(image);
  const detail = present ? undefined : pullQuestion(image, offeredImages(process.arch));
  if (detail === undefined) return true;
  const pull = 'Pull and Run';
  return (await showWarningMessage(`Pull ${image}?`, { modal: true, detail }, pull)) === pull;
}

function remember(image: string, folder: vscode.Uri): Thenable<void> {
  const settings = vscode.workspace.getConfiguration('codebuild.local', folder);
  return settings.update('image', image, vscode.ConfigurationTarget.Workspace);
}
