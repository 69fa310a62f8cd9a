import type { CacheMode } from '@aws-sdk/client-codebuild';
import * as vscode from 'vscode';
import { projectTexts } from '../../../core/builds/remote/override-changes';
import type { OverrideCache } from '../../../core/builds/remote/overrides';
import { pickStep } from '../../pick-step';
import { type Form, titleOf } from './parts';

type ModeItem = vscode.QuickPickItem & { mode: CacheMode };

const MODES: readonly ModeItem[] = [
  { mode: 'LOCAL_SOURCE_CACHE', label: 'Source', detail: 'Git data of the source' },
  { mode: 'LOCAL_DOCKER_LAYER_CACHE', label: 'Docker layers', detail: 'On Linux, in privileged mode' },
  { mode: 'LOCAL_CUSTOM_CACHE', label: 'Custom', detail: 'What the buildspec names under cache' },
];

/** Another cache; undefined for the project's own. */
export async function chooseCache(form: Form): Promise<OverrideCache | undefined> {
  const { project, overrides } = form;
  const own = { label: '$(circle-slash) As the project says', description: projectTexts(project).cache };
  const none = { label: 'None', detail: 'The build takes nothing from a cache and leaves nothing there' };
  const local = { label: 'Local…', detail: 'On the build host, as long as it is there' };
  const step = await pickStep([own, none, local], {
    title: titleOf(form),
    placeholder: 'Which cache?',
    active: overrides.cache === undefined ? own : overrides.cache === 'none' ? none : local,
  });
  if (!step) return overrides.cache;
  if (step.item === own) return undefined;
  return step.item === none ? 'none' : chooseModes(form);
}

async function chooseModes(form: Form): Promise<OverrideCache | undefined> {
  const { cache = [] } = form.overrides;
  const items = MODES.map((item) => ({ ...item, picked: cache.includes(item.mode) }));
  const picked = await vscode.window.showQuickPick(items, {
    title: titleOf(form),
    placeHolder: 'What should the build host keep?',
    canPickMany: true,
    ignoreFocusOut: true,
  });
  if (!picked) return form.overrides.cache;
  return picked.length === 0 ? 'none' : picked.map(({ mode }) => mode);
}
