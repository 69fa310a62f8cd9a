import type { Project } from '@aws-sdk/client-codebuild';
import {
  changeText,
  type NameDocument,
  type OverrideChange,
  overrideChanges,
  projectTexts,
} from '../../../core/builds/remote/override-changes';
import type { OverrideProblem } from '../../../core/builds/remote/override-problems';
import { type BuildOverrides, hasOverrides, type OverrideId } from '../../../core/builds/remote/overrides';

/** What the rows of the form and of its preview do. */
export type RowId = OverrideId | 'review' | 'reset' | 'start' | 'save' | 'cancel';

export interface Row {
  id: RowId;
  label: string;
  description?: string;
  detail?: string;
}

/** A row that begins a group. */
export interface Group {
  group: string;
}

const OPTIONS: Record<OverrideId, { label: string; detail?: string }> = {
  sourceVersion: { label: 'Source version' },
  variables: { label: 'Environment variables' },
  buildspec: { label: 'Buildspec' },
  image: { label: 'Image' },
  computeType: { label: 'Compute type' },
  privileged: { label: 'Privileged', detail: 'Lets the build run Docker' },
  timeoutInMinutes: { label: 'Timeout' },
  cache: { label: 'Cache' },
  debugSession: {
    label: 'Debug session',
    detail: 'The build waits where a command says codebuild-breakpoint, and its timeout goes on',
  },
};

/** The form: first on to the preview, then each option with what the project has, or what will be instead. */
export function overrideRows(
  overrides: BuildOverrides,
  project: Project,
  nameDocument: NameDocument,
): (Row | Group)[] {
  const changes = overrideChanges(overrides, project, nameDocument);
  return [
    { id: 'review', label: '$(play) Review and start…', description: countText(changes.length) },
    { group: 'options' },
    ...(Object.keys(OPTIONS) as OverrideId[]).map((id) => ({
      id,
      ...OPTIONS[id],
      description: optionText(id, project, changes),
    })),
    ...(hasOverrides(overrides)
      ? [{ id: 'reset' as const, label: '$(discard) Reset', description: 'back to what the project says' }]
      : []),
  ];
}

/** The preview: what has to be put right before anything can be done, else what can be done; then everything that differs from the project. */
export function previewRows(changes: OverrideChange[], problems: OverrideProblem[]): (Row | Group)[] {
  const errors = problems.filter(({ severity }) => severity === 'error');
  const warnings = problems.filter(({ severity }) => severity === 'warning');
  return [
    ...errors.map(problemRow('$(error)')),
    ...(errors.length > 0 ? [] : actions(changes.length > 0)),
    { id: 'cancel', label: '$(close) Cancel' },
    ...(warnings.length > 0 ? [{ group: 'worth a look' }] : []),
    ...warnings.map(problemRow('$(warning)')),
    { group: changes.length === 0 ? 'nothing differs from the project' : 'what differs from the project' },
    ...changes.map((change) => ({
      id: change.override,
      label: change.what,
      description: changeText(change),
    })),
  ];
}

function actions(isDifferent: boolean): Row[] {
  const start: Row = { id: 'start', label: '$(play) Start build' };
  return isDifferent ? [start, { id: 'save', label: '$(save) Save as preset…' }] : [start];
}

/** The switches turned: to the other of what the project has, or back. Undefined where it is none of these. */
export function toggled(overrides: BuildOverrides, id: RowId, project: Project): BuildOverrides | undefined {
  if (id !== 'privileged' && id !== 'debugSession') return undefined;
  const ofProject = id === 'privileged' && (project.environment?.privilegedMode ?? false);
  return { ...overrides, [id]: (overrides[id] ?? ofProject) === ofProject ? !ofProject : undefined };
}

export function countText(changes: number): string {
  if (changes === 0) return 'nothing differs from the project';
  return changes === 1 ? '1 difference from the project' : `${changes} differences from the project`;
}

function optionText(id: OverrideId, project: Project, changes: OverrideChange[]): string {
  const own = changes.filter(({ override }) => override === id);
  if (id === 'variables') {
    return own.length === 0 ? 'those of the project' : own.map(({ what, to }) => `${what}: ${to}`).join(', ');
  }
  const [change] = own;
  return change ? changeText(change) : projectTexts(project)[id];
}

function problemRow(icon: string) {
  return ({ override, message, next }: OverrideProblem): Row => ({
    id: override,
    label: `${icon} ${message}`,
    detail: next,
  });
}
