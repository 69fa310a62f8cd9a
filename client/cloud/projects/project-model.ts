import type { Build, Project } from '@aws-sdk/client-codebuild';
import { repositoryOf } from '../../../core/builds/remote/repository';
import { buildStatusLabel, hasEnded } from '../../../core/builds/remote/status';
import type { PhaseState } from '../../../core/builds/state';
import { formatAge } from '../../durations';
import type { NodeModel } from '../../node';
import { join, statusIcon } from '../../status';
import { runningPhase, statusOf } from '../builds/build-model';
import { filterText, type StatusFilter } from '../builds/status-filter';

/** What is known of a project. */
export interface KnownProject {
  name: string;
  /** Its latest build, with the newest that is known of its phases; `none` where it has none, undefined where nobody knows. */
  latest?: { build: Build; phases: PhaseState[] } | 'none';
  isFavourite: boolean;
  /** Why it belongs to the workspace. */
  reason?: string;
  details?: Project;
  /** What its builds are filtered by. */
  filter?: StatusFilter;
}

export interface ProjectModelOptions {
  /** Milliseconds since the epoch. */
  now: number;
  /** Whether a console in a browser shows the project. */
  hasConsole: boolean;
}

/** A project with the status of its latest build. No time that goes on: a row that changes each second would be shown anew with all below it. */
export function projectModel(project: KnownProject, { now, hasConsole }: ProjectModelOptions): NodeModel {
  const { name, latest, isFavourite, reason, filter } = project;
  const build = typeof latest === 'object' ? latest.build : undefined;
  const status = typeof latest === 'object' ? statusParts(latest, now) : [];
  const said = [
    // first, as a row cuts long text off, and builds that are hidden must not look as if they were not there
    filter && `only: ${filterText(filter)}`,
    ...(latest === 'none' ? ['No builds yet'] : status),
    reason,
    isFavourite && 'favourite',
  ];
  return {
    label: name,
    description: join(said.map(text), ' · '),
    tooltip: tooltip(project, status),
    icon: build ? statusIcon(statusOf(buildStatusLabel(build))) : { id: 'tools' },
    contextValue: join(
      [
        'project refreshable copyable',
        isFavourite ? 'favourite' : 'notFavourite',
        hasConsole ? 'console' : '',
        filter ? 'filtered' : '',
      ],
      ' ',
    ),
    children: 'collapsed',
    accessibilityLabel: join([`Project ${name}`, ...said.map(text)], ', '),
  };
}

const text = (part: string | false | undefined) => part || undefined;

function statusParts({ build, phases }: { build: Build; phases: PhaseState[] }, now: number): string[] {
  const status = buildStatusLabel(build);
  if (!hasEnded(build)) return [status, runningPhase(build, phases) ?? ''];
  const end = build.endTime ?? build.startTime;
  return end === undefined ? [status] : [status, formatAge(now - end.getTime())];
}

function tooltip({ name, latest, reason, isFavourite, details }: KnownProject, status: string[]): string {
  const number = typeof latest === 'object' ? latest.build.buildNumber : undefined;
  return join(
    [
      name,
      details?.description,
      status.length > 0
        ? `Latest build${number === undefined ? '' : ` #${number}`}: ${join(status, ', ')}`
        : undefined,
      latest === 'none' ? 'No builds yet' : undefined,
      // as an address it could hold a password
      details?.source?.location && sourceText(repositoryOf(details.source.location)),
      reason && `It ${reason}`,
      isFavourite ? 'A favourite' : undefined,
    ],
    '\n',
  );
}

function sourceText(repository: string | undefined): string | undefined {
  return repository && `Source ${repository}`;
}
