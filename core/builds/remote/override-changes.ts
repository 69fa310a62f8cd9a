import type { EnvironmentVariable, Project, ProjectCache } from '@aws-sdk/client-codebuild';
import { holdsSecret } from '../../buildspec/lint/plaintext-secret';
import { isInlineBuildspec } from '../inline-buildspec';
import { looksSecret } from '../secret-names';
import {
  type BuildOverrides,
  impliedByImage,
  type OverrideBuildspec,
  type OverrideCache,
  type OverrideId,
  type OverrideVariable,
} from './overrides';

/** One thing that a build has otherwise than its project. */
export interface OverrideChange {
  /** The override that brings it. */
  override: OverrideId;
  what: string;
  /** As the project has it. */
  from: string;
  to: string;
}

/** How the address of a document is told. */
export type NameDocument = (address: string) => string;

/** What differs from the project, in the order of the form; an override that says what the project says is no difference. */
export function overrideChanges(
  overrides: BuildOverrides,
  project: Project,
  nameDocument: NameDocument = (address) => address,
): OverrideChange[] {
  const texts = overrideTexts(overrides, nameDocument);
  const implied = impliedByImage(overrides, project);
  const { environment } = project;
  const change = (override: OverrideId, what: string, from: string, to: string | undefined) =>
    to === undefined || to === from ? [] : [{ override, what, from, to }];
  const known = projectTexts(project);
  return [
    ...change('sourceVersion', 'Source version', known.sourceVersion, texts.sourceVersion),
    ...variableChanges(overrides.variables, environment?.environmentVariables),
    ...change('buildspec', 'Buildspec', known.buildspec, texts.buildspec),
    ...change('image', 'Image', known.image, texts.image),
    ...change('image', 'Environment type', environment?.type ?? '', implied.environmentType),
    ...change(
      'image',
      'Image pull credentials',
      environment?.imagePullCredentialsType ?? 'CODEBUILD',
      implied.imagePullCredentialsType,
    ),
    ...change('computeType', 'Compute type', known.computeType, texts.computeType),
    ...change('privileged', 'Privileged', known.privileged, texts.privileged),
    ...change('timeoutInMinutes', 'Timeout', known.timeoutInMinutes, texts.timeoutInMinutes),
    ...change('cache', 'Cache', known.cache, texts.cache),
    ...change('debugSession', 'Debug session', known.debugSession, texts.debugSession),
  ];
}

/** `standard:7.0 → standard:8.0`. */
export function changeText({ from, to }: OverrideChange): string {
  return `${from} → ${to}`;
}

type Texts = Record<Exclude<OverrideId, 'variables'>, string>;

/** What the project has, in the words of the form. */
export function projectTexts({
  sourceVersion,
  source,
  environment,
  timeoutInMinutes,
  cache,
}: Project): Texts {
  return {
    sourceVersion: sourceVersion || defaultVersion(source?.type),
    buildspec: projectBuildspec(source?.buildspec),
    image: imageText(environment?.image ?? 'none'),
    computeType: environment?.computeType ?? 'none',
    privileged: onOff(environment?.privilegedMode ?? false),
    timeoutInMinutes: minutes(timeoutInMinutes ?? 60),
    cache: projectCache(cache),
    debugSession: 'off',
  };
}

function overrideTexts(overrides: BuildOverrides, nameDocument: NameDocument): Partial<Texts> {
  const { buildspec, image, privileged, timeoutInMinutes, cache, debugSession } = overrides;
  return {
    sourceVersion: overrides.sourceVersion,
    buildspec: buildspec && buildspecText(buildspec, nameDocument),
    image: image && imageText(image),
    computeType: overrides.computeType,
    privileged: privileged === undefined ? undefined : onOff(privileged),
    timeoutInMinutes: timeoutInMinutes === undefined ? undefined : minutes(timeoutInMinutes),
    cache: cache && cacheText(cache),
    debugSession: debugSession === undefined ? undefined : onOff(debugSession),
  };
}

/** What is overridden, whatever the project has: `standard:8.0 · STAGE, DEBUG`. */
export function overrideSummary(overrides: BuildOverrides, nameDocument?: NameDocument): string {
  const texts = overrideTexts(overrides, nameDocument ?? ((address) => address));
  const variables = (overrides.variables ?? []).map(({ name }) => name).join(', ');
  const { sourceVersion, buildspec, image, computeType, timeoutInMinutes, cache } = texts;
  return [
    sourceVersion,
    variables,
    buildspec,
    image,
    computeType,
    texts.privileged && `privileged ${texts.privileged}`,
    timeoutInMinutes,
    cache && `cache ${cache}`,
    texts.debugSession && `debug session ${texts.debugSession}`,
  ]
    .filter(Boolean)
    .join(' · ');
}

function variableChanges(
  variables: readonly OverrideVariable[] = [],
  ofProject: readonly EnvironmentVariable[] = [],
): OverrideChange[] {
  return variables.flatMap((variable) => {
    const known = ofProject.find(({ name }) => name === variable.name);
    const from = known ? projectVariableText(known) : 'not set';
    const to = variableText(variable);
    if (variable.value !== undefined && known?.value === variable.value && typeOf(known) === variable.type)
      return [];
    return [{ override: 'variables', what: variable.name, from, to }];
  });
}

/** What a variable has for its value; a secret is told, never shown. */
export function variableText({ type, value }: OverrideVariable): string {
  if (value === undefined) return 'a secret';
  if (type === 'PARAMETER_STORE') return `Parameter Store ${value}`;
  if (type === 'SECRETS_MANAGER') return `Secrets Manager ${value}`;
  return value === '' ? 'empty' : value;
}

/** A project may hold secrets in plain text; they need not be on screen too. */
export function projectVariableText(variable: EnvironmentVariable): string {
  const { name = '', value = '' } = variable;
  const type = typeOf(variable);
  if (type === 'PLAINTEXT' && (looksSecret(name) || holdsSecret(value))) return 'hidden';
  return variableText({ name, type, value });
}

function typeOf({ type = 'PLAINTEXT' }: EnvironmentVariable) {
  return type;
}

function defaultVersion(type: string | undefined): string {
  return type === 'S3' ? 'the latest' : type === 'NO_SOURCE' ? 'no source' : 'the default branch';
}

function projectBuildspec(buildspec: string | undefined): string {
  if (!buildspec) return 'buildspec.yml of the source';
  return isInlineBuildspec(buildspec) ? 'the text in the project' : buildspecText({ path: buildspec });
}

function buildspecText(buildspec: OverrideBuildspec, nameDocument?: NameDocument): string {
  if ('document' in buildspec)
    return `${nameDocument?.(buildspec.document) ?? buildspec.document} as it is in the editor`;
  return buildspec.path.startsWith('arn:') ? buildspec.path : `${buildspec.path} of the source`;
}

/** Without what all images of CodeBuild's own begin with. */
export function imageText(image: string): string {
  return image.replace(/^aws\/codebuild\//, '');
}

function projectCache({ type, location, modes = [] }: ProjectCache = { type: 'NO_CACHE' }): string {
  if (type === 'S3') return `S3 ${location ?? ''}`.trim();
  return cacheText(type === 'LOCAL' ? modes : 'none');
}

/** `local: source, custom`. */
function cacheText(cache: OverrideCache): string {
  if (cache === 'none') return 'none';
  const modes = cache.map((mode) => mode.replace(/^LOCAL_|_CACHE$/g, '').replaceAll('_', ' '));
  return modes.length === 0 ? 'local' : `local: ${modes.join(', ').toLowerCase()}`;
}

function minutes(count: number): string {
  return count === 1 ? '1 minute' : `${count} minutes`;
}

function onOff(on: boolean): string {
  return on ? 'on' : 'off';
}
