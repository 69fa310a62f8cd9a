import type { Project } from '@aws-sdk/client-codebuild';
import { looksSecret } from '../secret-names';
import { computeTypesOf, isLambda, isWindows } from './environment-types';
import { type BuildOverrides, environmentTypeOf, type OverrideId } from './overrides';

/** What CodeBuild would refuse (`error`), or take and not do as it is meant (`warning`). */
export interface OverrideProblem {
  override: OverrideId;
  severity: 'error' | 'warning';
  message: string;
  /** What to do about it, or why it is so. */
  next?: string;
}

/** Minutes that a build may take (API StartBuild.timeoutInMinutesOverride). */
export const LEAST_TIMEOUT = 5;
export const MOST_TIMEOUT = 2160;
/** UTF-16 units. The API has said `Max buildspec length is 25600` (aws-cdk #30326); no document does. */
const MOST_BUILDSPEC_LENGTH = 25_600;

type Problem = Omit<OverrideProblem, 'override'> | undefined;
type Check = (overrides: BuildOverrides, project: Project, buildspecText: string | undefined) => Problem;

const CHECKS: readonly [OverrideId, Check][] = [
  ['sourceVersion', checkSourceVersion],
  ['variables', checkReferences],
  ['variables', checkPlainSecrets],
  ['buildspec', checkBuildspec],
  ['image', ({ image }) => nonEmpty(image === undefined ? undefined : imageProblem(image))],
  ['computeType', checkComputeType],
  ['timeoutInMinutes', checkTimeout],
  ['cache', checkCache],
  ['debugSession', checkDebugSession],
];

/** What is wrong with overrides for that project, by reference to what the API says of StartBuild. */
export function overrideProblems(
  overrides: BuildOverrides,
  project: Project,
  buildspecText?: string,
): OverrideProblem[] {
  return CHECKS.flatMap(([override, check]) => {
    const problem = check(overrides, project, buildspecText);
    return problem ? [{ override, ...problem }] : [];
  });
}

/** What is wrong with a version that is typed; undefined where nothing is. */
export function sourceVersionProblem(version: string, sourceType: string | undefined): string | undefined {
  if (sourceType === 'S3') return undefined;
  // a reference at a commit, as AWS docs sample-source-version have it
  const name = version.replace(/\^\{[0-9a-f]{40}\}$/, '');
  // what git forbids in names (git-check-ref-format)
  return name === '' || /[\s~^:?*[\\]|\.\.|^[/-]|[/.]$/.test(name)
    ? 'A source version is a commit, a branch, a tag or pr/NUMBER'
    : undefined;
}

export function imageProblem(image: string): string | undefined {
  return /^[\w.\-/:@]+$/.test(image) ? undefined : 'An image name has letters, digits and . - _ / : @ only';
}

export function timeoutProblem(minutes: number): string | undefined {
  return Number.isInteger(minutes) && minutes >= LEAST_TIMEOUT && minutes <= MOST_TIMEOUT
    ? undefined
    : `A timeout is a whole number of minutes from ${LEAST_TIMEOUT} to ${MOST_TIMEOUT} (36 hours)`;
}

function checkSourceVersion({ sourceVersion }: BuildOverrides, { source }: Project): Problem {
  if (sourceVersion === undefined) return undefined;
  const problem = sourceVersionProblem(sourceVersion, source?.type);
  if (problem) return error(problem);
  if (source?.type === 'NO_SOURCE')
    return warning('The project has no source: a source version does nothing');
  return /^pr\/\d+$/.test(sourceVersion) && !source?.type?.startsWith('GITHUB')
    ? warning(`CodeBuild documents pr/NUMBER for GitHub, not for ${source?.type}`)
    : undefined;
}

function checkReferences({ variables = [] }: BuildOverrides): Problem {
  const empty = variables.find(({ type, value }) => type !== 'PLAINTEXT' && !value);
  if (!empty) return undefined;
  const store = empty.type === 'PARAMETER_STORE' ? 'the parameter' : 'the secret';
  return error(`${empty.name} does not say the name of ${store} to read`);
}

function checkPlainSecrets({ variables = [] }: BuildOverrides): Problem {
  const names = variables
    .filter(({ name, type, value }) => type === 'PLAINTEXT' && (value === undefined || looksSecret(name)))
    .map(({ name }) => name);
  if (names.length === 0) return undefined;
  return warning(
    `CodeBuild shows ${names.join(', ')} to whoever may see the build`,
    'Parameter Store and Secrets Manager keep values secret there',
  );
}

function checkBuildspec(
  { buildspec }: BuildOverrides,
  { source }: Project,
  text: string | undefined,
): Problem {
  if (!buildspec) return undefined;
  if ('path' in buildspec) {
    return source?.type === 'NO_SOURCE' && !buildspec.path.startsWith('arn:')
      ? error('The project has no source, so there is no buildspec at a path in it')
      : undefined;
  }
  if (text === undefined) return undefined;
  if (text.trim() === '') return error('The buildspec is empty');
  return text.length > MOST_BUILDSPEC_LENGTH
    ? warning(
        `The buildspec has ${text.length} characters`,
        `CodeBuild has been seen to refuse more than ${MOST_BUILDSPEC_LENGTH}; a file in the source may be longer`,
      )
    : undefined;
}

/** The project's compute type counts too, where another image brings another environment type. */
function checkComputeType(overrides: BuildOverrides, project: Project): Problem {
  const type = environmentTypeOf(overrides, project);
  const computeType = overrides.computeType ?? project.environment?.computeType;
  const isChanged = overrides.computeType !== undefined || type !== project.environment?.type;
  const known = computeTypesOf(type);
  if (!isChanged || !known || computeType === undefined || known.includes(computeType)) return undefined;
  return error(`${computeType} is no compute type of ${type}`, `Choose ${known[0]} or a larger one`);
}

function checkTimeout(overrides: BuildOverrides, project: Project): Problem {
  if (overrides.timeoutInMinutes === undefined) return undefined;
  const problem = timeoutProblem(overrides.timeoutInMinutes);
  if (problem) return error(problem);
  return isLambda(environmentTypeOf(overrides, project))
    ? warning('Builds on Lambda compute have no timeout of their own')
    : undefined;
}

function checkCache(overrides: BuildOverrides, project: Project): Problem {
  const { cache, privileged = project.environment?.privilegedMode } = overrides;
  if (!cache || cache === 'none' || !cache.includes('LOCAL_DOCKER_LAYER_CACHE')) return undefined;
  if (isWindows(environmentTypeOf(overrides, project)))
    return warning('Docker layers are cached on Linux only');
  return privileged ? undefined : warning('Docker layers are cached in privileged mode only');
}

function checkDebugSession(
  overrides: BuildOverrides,
  project: Project,
  buildspecText: string | undefined,
): Problem {
  if (!overrides.debugSession) return undefined;
  if (isWindows(environmentTypeOf(overrides, project)))
    return warning('CodeBuild has no debug sessions on Windows');
  const text = overrides.buildspec ? buildspecText : project.source?.buildspec;
  if (text === undefined || !text.includes('\n') || text.includes('codebuild-breakpoint')) return undefined;
  return warning('The build waits nowhere', 'No command of its buildspec says codebuild-breakpoint');
}

function error(message: string, next?: string): Problem {
  return { severity: 'error', message, next };
}

function warning(message: string, next?: string): Problem {
  return { severity: 'warning', message, next };
}

function nonEmpty(message: string | undefined): Problem {
  return message === undefined ? undefined : error(message);
}
