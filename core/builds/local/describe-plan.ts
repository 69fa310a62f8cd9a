import { type Buildspec, type Command, PHASE_NAMES, type PhaseName } from '../../buildspec/buildspec';
import type { Plan } from './plan';
import type { LocalBuildRequest } from './request';

/** What a build would do, without running it. Values of variables are left out: they may be secrets. */
export interface PlanDescription {
  buildspec: string;
  /** Undefined where none is chosen yet. */
  image?: string;
  source?: string;
  secondarySources: Record<string, string>;
  version: string;
  shell: string;
  /** Names, and where their values come from. */
  environmentVariables: {
    name: string;
    from: 'buildspec' | 'parameter-store' | 'secrets-manager' | 'request';
  }[];
  exportedVariables: string[];
  phases: {
    name: PhaseName;
    runAs?: string;
    onFailure?: string;
    runtimeVersions: Record<string, string>;
    commands: string[];
    finally: string[];
  }[];
  /** Files by artifact identifier, '' for the primary artifact. */
  artifacts: Record<string, string[]>;
  /** Files by report group. */
  reports: Record<string, string[]>;
  cachePaths: string[];
  notes: string[];
}

type Described = Pick<
  LocalBuildRequest,
  'source' | 'secondarySources' | 'environmentVariables' | 'phases' | 'buildspec'
> & { image?: string };

/** The plan of a build as data, for people and for scripts. */
export function describePlan(request: Described, plan: Plan & { ok: true }): PlanDescription {
  const { buildspec, notes } = plan;
  const chosen = request.phases ?? PHASE_NAMES;
  return {
    buildspec: request.buildspec.path ?? 'inline',
    image: request.image,
    source: request.source,
    secondarySources: request.secondarySources,
    version: buildspec.version,
    shell: buildspec.env.shell ?? 'sh',
    environmentVariables: variablesOf(request, buildspec),
    exportedVariables: buildspec.env.exportedVariables,
    phases: PHASE_NAMES.filter((name) => chosen.includes(name)).flatMap((name) =>
      phaseOf(name, buildspec.phases[name], buildspec.runAs),
    ),
    artifacts: {
      ...(buildspec.artifacts && { '': buildspec.artifacts.files }),
      ...filesByKey(buildspec.secondaryArtifacts),
    },
    reports: filesByKey(buildspec.reports),
    cachePaths: buildspec.cache?.paths ?? [],
    notes,
  };
}

function variablesOf(
  { environmentVariables }: Described,
  { env }: Buildspec,
): PlanDescription['environmentVariables'] {
  // each over the ones before, as when the build runs
  const from = new Map<string, PlanDescription['environmentVariables'][number]['from']>();
  for (const name of Object.keys(env.variables)) from.set(name, 'buildspec');
  for (const name of Object.keys(env.parameterStore)) from.set(name, 'parameter-store');
  for (const name of Object.keys(env.secretsManager)) from.set(name, 'secrets-manager');
  for (const { name } of environmentVariables) from.set(name, 'request');
  return [...from].map(([name, place]) => ({ name, from: place }));
}

function phaseOf(
  name: PhaseName,
  phase: Buildspec['phases'][PhaseName],
  runAs: string | undefined,
): PlanDescription['phases'] {
  if (!phase) return [];
  const texts = (commands: Command[]) => commands.map(({ text }) => text);
  return [
    {
      name,
      runAs: phase.runAs ?? runAs,
      onFailure: phase.onFailure,
      runtimeVersions: phase.runtimeVersions,
      commands: texts(phase.commands),
      finally: texts(phase.finally),
    },
  ];
}

function filesByKey(parts: Record<string, { files: string[] }>): Record<string, string[]> {
  return Object.fromEntries(Object.entries(parts).map(([key, { files }]) => [key, files]));
}

/** The description as lines for a person. */
export function planLines(plan: PlanDescription): string[] {
  const variables = plan.environmentVariables.map(({ name, from }) => `${name} (${from})`);
  const row = (label: string, values: (string | undefined)[]) => {
    const text = values.filter((value) => value !== undefined && value !== '').join(', ');
    return text === '' ? [] : [`${`${label}:`.padEnd(12)} ${text}`];
  };
  return [
    ...row('Buildspec', [`${plan.buildspec}, version ${plan.version}, shell ${plan.shell}`]),
    ...row('Image', [plan.image ?? 'none chosen']),
    ...row('Source', [
      plan.source,
      ...Object.entries(plan.secondarySources).map(([id, folder]) => `${id}:${folder}`),
    ]),
    ...row('Variables', variables),
    ...plan.phases.flatMap(phaseLines),
    ...Object.entries(plan.artifacts).flatMap(([id, files]) =>
      row(id === '' ? 'Artifacts' : `Artifact ${id}`, files),
    ),
    ...Object.entries(plan.reports).flatMap(([group, files]) => row(`Report ${group}`, files)),
    ...row('Cache', plan.cachePaths),
    ...row('Exports', plan.exportedVariables),
    ...plan.notes,
  ];
}

function phaseLines(phase: PlanDescription['phases'][number]): string[] {
  const { name, runAs, onFailure, runtimeVersions, commands } = phase;
  const details = [
    runAs && `as ${runAs}`,
    onFailure && `on-failure ${onFailure}`,
    ...Object.entries(runtimeVersions).map(([runtime, version]) => `${runtime} ${version}`),
  ].filter(Boolean);
  return [
    `${name.toUpperCase()}${details.length > 0 ? ` (${details.join(', ')})` : ''}`,
    ...commands.map(commandLine),
    ...(phase.finally.length > 0 ? ['  finally', ...phase.finally.map(commandLine)] : []),
  ];
}

function commandLine(text: string): string {
  return `  - ${text.trimEnd().replaceAll('\n', '\n    ')}`;
}
