import { basename } from 'node:path';
import type { ResolvedImage } from '../../core/builds/local/resolve-image';
import { join } from '../status';
import type { AwsChoice } from './aws-choices';
import type { ProjectLink } from './project-link';
import { ofBatch, phasesText, type RunOptions, type RunVariable } from './run-options';
import { shareText } from './shared-project';

/** The rows of the list of options. */
export type OptionRowId =
  | 'run'
  | 'image'
  | 'platform'
  | 'project'
  | 'variables'
  | 'environmentFile'
  | 'profile'
  | 'phases'
  | 'privileged'
  | 'pausesAfterFailure'
  | 'cleanCache'
  | 'reset';

export interface OptionRow {
  id: OptionRowId;
  label: string;
  description?: string;
  detail?: string;
}

/** What the rows say of values that stand elsewhere. */
export interface Surroundings {
  /** The image of a run without options. */
  image: ResolvedImage;
  /** Undefined where the user was never asked. */
  aws?: AwsChoice;
  /** Of the buildspec with a project. */
  link?: ProjectLink;
  /** Whether the run is one of the buildspec's batch, whose builds have all phases. */
  isBatch?: boolean;
}

/** The options that are simply on or off. */
const SWITCHES = {
  privileged: {
    label: 'Privileged container',
    detail: "Can do to the engine's computer what its administrator can; needed for Docker inside the build",
  },
  pausesAfterFailure: {
    label: 'Pause after a failed command',
    detail: 'Keeps the container, and offers a shell in it and another try',
  },
  cleanCache: { label: 'Clean cache', detail: 'Begins without what earlier runs left in the cache' },
} as const;

type Switch = keyof typeof SWITCHES;

/** The list of options: first the run itself, so that the same run again is one key, then each option with its value. */
export function optionRows(options: RunOptions, surroundings: Surroundings): OptionRow[] {
  const { isBatch = false } = surroundings;
  const summary = optionsSummary(isBatch ? ofBatch(options) : options);
  const plain = isBatch ? 'Run Batch' : 'Run Build';
  return [
    { id: 'run', label: '$(play) Run with these options', description: summary ?? `as ${plain} does` },
    {
      id: 'image',
      label: isBatch ? 'Image of builds that name none' : 'Image',
      description: options.image ?? plainImageText(surroundings.image),
    },
    { id: 'platform', label: 'Platform', description: options.platform ?? PLAIN_PLATFORM },
    ...projectRow(surroundings.link),
    { id: 'variables', label: 'Environment variables', description: variablesText(options.variables) },
    { id: 'environmentFile', label: 'Environment file', description: options.environmentFile ?? 'none' },
    { id: 'profile', label: 'AWS profile', description: profileText(surroundings.aws) },
    ...(isBatch
      ? []
      : [{ id: 'phases' as const, label: 'Phases', description: phasesText(options.phases) ?? 'all' }]),
    ...(Object.keys(SWITCHES) as Switch[]).map((id) => ({
      id,
      ...SWITCHES[id],
      description: options[id] ? 'on' : 'off',
    })),
    ...(summary === undefined
      ? []
      : [{ id: 'reset' as const, label: '$(discard) Reset', description: `back to what ${plain} does` }]),
  ];
}

/** What a run without that option takes. */
export const PLAIN_PLATFORM = "what the image's name says, else the engine's own";

function projectRow(link: ProjectLink = {}): OptionRow[] {
  const description = shareText(link);
  if (description === undefined) return [];
  return [{ id: 'project', label: `From project ${link.project?.name}`, description }];
}

/** The options with that one turned on or off; undefined where it is none of these. */
export function toggled(options: RunOptions, id: OptionRowId): RunOptions | undefined {
  return id in SWITCHES ? { ...options, [id]: options[id as Switch] ? undefined : true } : undefined;
}

/** What differs from a plain run, in a few words; undefined where nothing does. */
export function optionsSummary(options: RunOptions): string | undefined {
  const names = (options.variables ?? []).map(({ name }) => name);
  const summary = join(
    [
      options.image,
      options.platform,
      names.join(', '),
      options.environmentFile && basename(options.environmentFile),
      phasesText(options.phases),
      options.privileged && 'privileged',
      options.pausesAfterFailure && 'pauses after failures',
      options.cleanCache && 'clean cache',
    ].map((part) => part || undefined),
    ' · ',
  );
  return summary === '' ? undefined : summary;
}

/** What a run without options takes, and why. */
export function plainImageText(resolved: ResolvedImage): string {
  switch (resolved.from) {
    case 'user':
      return 'asked for at the start';
    case 'project':
      return `${resolved.image}, of project ${resolved.project}`;
    default:
      return `${resolved.image}, as the setting says`;
  }
}

function variablesText(variables: RunVariable[] = []): string {
  return variables.length === 0 ? 'none' : variables.map(variableText).join(', ');
}

function variableText({ name, value }: RunVariable): string {
  return value === undefined ? `${name} (secret)` : `${name}=${value}`;
}

function profileText(choice: AwsChoice | undefined): string {
  if (!choice) return 'asked for where the buildspec needs one';
  return choice.profile === undefined ? 'none' : join([choice.profile, choice.region], ', ');
}
