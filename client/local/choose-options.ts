import * as vscode from 'vscode';
import { PLATFORMS } from '../../core/builds/local/images';
import { type ResolvedImage, resolveImage } from '../../core/builds/local/resolve-image';
import { pickOption } from '../pick-option';
import { pickStep } from '../pick-step';
import type { LocalSettings } from '../settings';
import type { AwsChoices } from './aws-choices';
import { pickImage } from './choose-image';
import { chooseVariables } from './choose-variables';
import type { EngineImage } from './images';
import {
  type OptionRow,
  type OptionRowId,
  optionRows,
  PLAIN_PLATFORM,
  plainImageText,
  toggled,
} from './option-rows';
import type { OptionsMemory } from './options-memory';
import { phasesOfText } from './phases-of-text';
import type { ProjectLinks } from './project-links';
import { phasesFrom, phasesText, type RunOptions } from './run-options';
import { askShare } from './share-project';

export interface OptionsParts {
  options: OptionsMemory;
  aws: { choices: AwsChoices };
  settings: LocalSettings;
  links: ProjectLinks;
  /** The images of the Docker engine; none where there is no engine. */
  engineImages(): Promise<EngineImage[]>;
}

interface Asking {
  parts: OptionsParts;
  isBatch: boolean;
  buildspec: vscode.Uri;
  folder: vscode.Uri;
  name: string;
}

type Item = vscode.QuickPickItem & { id?: OptionRowId };

/**
 * Shows the options of a run as one list with the values that the last run of that buildspec had, until the user runs it so.
 * Undefined where they gave up; what they had changed is remembered all the same.
 */
export async function chooseOptions(
  parts: OptionsParts,
  buildspec: vscode.Uri,
  { isBatch = false }: { isBatch?: boolean } = {},
): Promise<RunOptions | undefined> {
  const folder = vscode.workspace.getWorkspaceFolder(buildspec)?.uri ?? vscode.Uri.joinPath(buildspec, '..');
  const asking = { parts, isBatch, buildspec, folder, name: vscode.workspace.asRelativePath(buildspec) };
  const key = buildspec.toString();
  let active: OptionRowId = 'run';
  for (;;) {
    const id = await pickRow(asking, active);
    const options = parts.options.get(key);
    if (id === undefined) return undefined;
    if (id === 'run') return options;
    active = id;
    await parts.options.set(key, await changed(asking, options, id));
  }
}

/** The option that the user wants to change in a step of its own, or the run; what is simply on or off changes in the list itself. */
function pickRow(asking: Asking, active: OptionRowId): Promise<OptionRowId | undefined> {
  const { parts, isBatch, buildspec, name } = asking;
  const key = buildspec.toString();
  return pickOption<OptionRowId>({
    title: isBatch ? `Run the batch of ${name}` : `Run ${name}`,
    placeholder: 'Enter runs it; pick an option to change it',
    active,
    items: () => itemsOf(asking),
    async toggle(id) {
      const options = toggled(parts.options.get(key), id);
      if (options) await parts.options.set(key, options);
      return options !== undefined;
    },
  });
}

function itemsOf({ parts, isBatch, buildspec, folder }: Asking): Item[] {
  const key = buildspec.toString();
  const rows = optionRows(parts.options.get(key), {
    image: plainImage(parts, buildspec, folder),
    aws: parts.aws.choices.get(key),
    link: parts.links.get(key),
    isBatch,
  });
  return withSeparator(rows);
}

function withSeparator([run, ...rows]: OptionRow[]): Item[] {
  return [...(run ? [run] : []), { label: 'options', kind: vscode.QuickPickItemKind.Separator }, ...rows];
}

/** The options after the step for one of them; the same ones where the user went back. */
async function changed(asking: Asking, options: RunOptions, id: OptionRowId): Promise<RunOptions> {
  switch (id) {
    case 'image':
      return chooseRunImage(asking, options);
    case 'platform':
      return choosePlatform(options);
    case 'project':
      await chooseShare(asking);
      return options;
    case 'variables':
      return { ...options, variables: nonEmpty(await chooseVariables(options.variables ?? [])) };
    case 'environmentFile':
      return chooseEnvironmentFile(asking, options);
    case 'profile':
      await chooseProfile(asking);
      return options;
    case 'phases':
      return choosePhases(asking, options);
    case 'reset':
      return {};
    default:
      return options;
  }
}

/** The image of a run without options. */
function plainImage(
  { links, settings }: OptionsParts,
  buildspec: vscode.Uri,
  folder: vscode.Uri,
): ResolvedImage {
  const { project } = links.get(buildspec.toString());
  return resolveImage({ project: project?.image ? project : undefined, setting: settings.image(folder) });
}

async function chooseRunImage(
  { parts, buildspec, folder }: Asking,
  options: RunOptions,
): Promise<RunOptions> {
  const unset = plainImageText(plainImage(parts, buildspec, folder));
  const chosen = await pickImage(await parts.engineImages(), { unset });
  return chosen ? { ...options, image: chosen.image } : options;
}

async function choosePlatform(options: RunOptions): Promise<RunOptions> {
  const items = [
    { label: '$(circle-slash) Not set', description: PLAIN_PLATFORM, platform: undefined },
    ...PLATFORMS.map((platform) => ({ label: platform, platform })),
  ];
  const active = items.find(({ platform }) => platform === options.platform);
  const placeholder = 'Another processor than the engine has is emulated, and slow';
  const step = await pickStep(items, { title: 'Platform', placeholder, active });
  return step ? { ...options, platform: step.item.platform } : options;
}

async function chooseShare({ parts: { links }, buildspec }: Asking): Promise<void> {
  const link = links.get(buildspec.toString());
  const share = link.project && (await askShare(link.project, true));
  if (share) await links.set(buildspec.toString(), { ...link, share });
}

async function chooseEnvironmentFile({ folder }: Asking, options: RunOptions): Promise<RunOptions> {
  const none = { label: '$(circle-slash) None' };
  const choose = { label: '$(file) Choose a file…', detail: 'With a line NAME=VALUE for each variable' };
  const title = 'Environment File';
  const step = options.environmentFile
    ? await pickStep([choose, none], { title, placeholder: options.environmentFile })
    : { item: choose };
  if (!step) return options;
  if (step.item === none) return { ...options, environmentFile: undefined };
  const [file] = (await vscode.window.showOpenDialog({ title, defaultUri: folder, openLabel: 'Use' })) ?? [];
  return file ? { ...options, environmentFile: file.fsPath } : options;
}

async function chooseProfile({ parts, buildspec, name }: Asking): Promise<void> {
  const { pickProfile } = await import('./pick-profile');
  const { choices } = parts.aws;
  const key = buildspec.toString();
  const choice = await pickProfile(name, choices.get(key));
  if (choice) await choices.set(key, choice);
}

async function choosePhases({ buildspec }: Asking, options: RunOptions): Promise<RunOptions> {
  const text = (await vscode.workspace.openTextDocument(buildspec)).getText();
  const phases = phasesOfText(text);
  // from the first one on is all, and from the last one on that one alone
  const sets = [undefined, ...phases.map((name) => [name]), ...phases.slice(1, -1).map(phasesFrom)];
  const items = sets.map((set) => ({ label: phasesText(set) ?? 'all', phases: set }));
  const now = phasesText(options.phases) ?? 'all';
  const active = items.find(({ label }) => label === now);
  const step = await pickStep(items, { title: 'Phases', placeholder: 'Which phases should run?', active });
  return step ? { ...options, phases: step.item.phases } : options;
}

function nonEmpty<T>(list: T[]): T[] | undefined {
  return list.length > 0 ? list : undefined;
}
