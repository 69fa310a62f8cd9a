import * as vscode from 'vscode';
import { type CuratedImage, platformText } from '../../../core/builds/remote/curated-images';
import { imageText, projectTexts } from '../../../core/builds/remote/override-changes';
import { imageProblem } from '../../../core/builds/remote/override-problems';
import { pickStep } from '../../pick-step';
import type { Answer } from '../api';
import { type Form, type OverridesParts, titleOf } from './parts';

type Item = vscode.QuickPickItem & { image?: string };

/** Another image: one of CodeBuild's own, or any by its name; undefined for the project's own. */
export async function chooseImage({ images }: OverridesParts, form: Form): Promise<string | undefined> {
  const { project, overrides, session } = form;
  const none: Item = {
    label: '$(circle-slash) As the project says',
    description: projectTexts(project).image,
  };
  const enter: Item = { label: '$(edit) Enter an image name…' };
  const answer = await vscode.window.withProgress({ location: { viewId: 'codebuild.cloud' } }, () =>
    images.of(session),
  );
  const items = [none, enter, ...curatedItems(answer)];
  const active = items.find(({ image }) => image !== undefined && image === overrides.image);
  const step = await pickStep(items, { title: titleOf(form), placeholder: 'Which image?', active });
  if (!step) return overrides.image;
  if (step.item === none) return undefined;
  return step.item.image ?? enterImage(form);
}

/** By platform. What could not be listed says so, and any image can still be entered. */
function curatedItems(answer: Answer<CuratedImage[]>): Item[] {
  if (!answer.ok) {
    const { message, next } = answer.error;
    return [{ label: "$(warning) CodeBuild's own images cannot be listed", detail: `${message} ${next}` }];
  }
  const platforms = [...new Set(answer.value.map(({ platform }) => platform))];
  return platforms.flatMap((platform) => [
    separator(platformText(platform)),
    ...answer.value
      .filter((image) => image.platform === platform)
      .map(({ name, description }) => ({ label: imageText(name), description, image: name })),
  ]);
}

function separator(label: string): Item {
  return { label, kind: vscode.QuickPickItemKind.Separator };
}

async function enterImage(form: Form): Promise<string | undefined> {
  const typed = await vscode.window.showInputBox({
    title: titleOf(form),
    prompt: 'Name of the image, such as aws/codebuild/standard:7.0 or public.ecr.aws/docker/library/node:22',
    value: form.overrides.image,
    ignoreFocusOut: true,
    validateInput: (text) => imageProblem(text.trim()),
  });
  return typed?.trim() ?? form.overrides.image;
}
