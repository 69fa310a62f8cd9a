import { type Buildspec, PHASE_NAMES } from '../../buildspec/buildspec';
import type { Clock, PhaseContext } from '../events';
import { type FailedCommand, missesCredentials } from './aws-advice';
import type { BuildCache } from './cache/build-cache';
import { chosenPhasesLine } from './command-phases';
import type { CredentialKeeper } from './credential-keeper';
import type { DebugSession } from './debug-session';
import type { Engine, Workplace } from './engine';
import type { Interrupter } from './interruption';
import { SCRIPT_FOLDER, SHELL_FOLDER, TOOLS_FOLDER } from './own-folders';
import { debugMarker, Pauses } from './pauses';
import { PhaseRunner } from './phase-runner';
import type { Plan } from './plan';
import type { Reporter } from './reporter';
import type { LocalBuildRequest } from './request';
import { installRuntimes } from './runtimes';
import { givenSecrets, type SecretSource, secretVariables, withGivenValues, withVariables } from './secrets';
import { BuildShell, type ShellSettings } from './shell';
import { stateParts } from './shell-state';
import type { Sources } from './sources';
import { toolsOf } from './tools';
import { buildVariables } from './variables';

export interface DownloadOptions {
  request: LocalBuildRequest;
  plan: Plan;
  sources: Sources;
  /** Undefined where the plan already says that nothing will run. */
  workplace: Workplace | undefined;
  reporter: Reporter;
  interrupter: Interrupter;
  executor: Engine['executor'];
  clock: Clock;
  /** Milliseconds since the epoch. */
  startTime: number;
  credentials?: CredentialKeeper;
  secrets?: SecretSource;
  credentialsAdvice?: string;
  debugSession?: DebugSession;
}

/** What lies ready once DOWNLOAD_SOURCE has succeeded. */
export interface Ready {
  ok: true;
  buildspec: Buildspec;
  workplace: Workplace;
  sourceDirectory: string;
  shell: BuildShell;
  phases: PhaseRunner;
  /** Undefined where the buildspec has no cache section. */
  cache: BuildCache | undefined;
}

export type Downloaded = Ready | { ok: false; failure: PhaseContext };

// where the commands see the build's folders in a container, and where an inline buildspec is
export const OUTPUT_DIRECTORY = '/codebuild/output';
const INLINE_BUILDSPEC = '/codebuild/readonly/buildspec.yml';

/** Where the commands would see the buildspec. */
export function buildspecLocation(
  { buildspec }: Pick<LocalBuildRequest, 'buildspec'>,
  sourceDirectory: string,
): string {
  return buildspec.path === undefined ? INLINE_BUILDSPEC : `${sourceDirectory}/${buildspec.path}`;
}

/** The work of DOWNLOAD_SOURCE: lays the sources down and makes everything ready for the first command. */
export async function downloadSource(options: DownloadOptions): Promise<Downloaded> {
  const { request, plan, sources, workplace, reporter, interrupter, debugSession } = options;
  const marker = debugSession && debugMarker();
  const { primary, secondary } = sources.directories(workplace?.outputDirectory ?? OUTPUT_DIRECTORY);
  if (workplace) {
    const tools = toolsOf({ ...request, debugMarker: marker });
    const programs = [
      ...tools.map(({ name, script }) => ({ name: `${TOOLS_FOLDER}/${name}`, text: script })),
      ...stateParts(`${workplace.outputDirectory}/${SCRIPT_FOLDER}`).map(({ name, text }) => ({
        name: `${SHELL_FOLDER}/${name}`,
        text,
      })),
    ];
    const failure = await interrupter.orInterrupted(sources.upload(workplace, reporter, programs));
    if (failure) return { ok: false, failure };
  }
  reporter.line('Phase is DOWNLOAD_SOURCE');
  reporter.line(`CODEBUILD_SRC_DIR=${primary}`);
  for (const [id, directory] of Object.entries(secondary))
    reporter.line(`CODEBUILD_SRC_DIR_${id}=${directory}`);
  reporter.line(`YAML location is ${buildspecLocation(request, primary)}`);
  if (!plan.ok) return plan;
  if (!workplace) throw new Error('a plan that runs has a workplace');

  const { buildspec } = plan;
  for (const note of plan.notes) reporter.line(note);
  if (request.phases) reporter.line(chosenPhasesLine(request.phases));
  for (const name of PHASE_NAMES) {
    if (buildspec.phases[name]?.commands.length === 0)
      reporter.line(`No commands found for phase name: ${name}`);
  }
  let pauses: Pauses | undefined;
  const debug =
    marker === undefined ? undefined : { marker, listener: (text: string) => pauses?.message(text) };
  const shell = await openShell(options, workplace, buildspec, primary, debug);
  if (!(shell instanceof BuildShell)) return { ok: false, failure: shell };
  if (debugSession) {
    const { buildId } = request;
    pauses = new Pauses({ buildId, session: debugSession, interrupter, reporter, workplace, shell });
    await pauses.prepare();
  }
  const phases = new PhaseRunner(shell, reporter, { onFailed: credentialsHint(options, workplace), pauses });
  const failure = await installRuntimes({ buildspec, shell, phases, reporter });
  if (failure) return { ok: false, failure };
  reporter.line(`Moving to directory ${primary}`);
  const cache = await restoreCache(options, buildspec.cache, workplace, shell);
  reporter.line('Registering with agent');
  reportPhases(buildspec, reporter);
  return { ok: true, buildspec, workplace, sourceDirectory: primary, shell, phases, cache };
}

async function restoreCache(
  options: DownloadOptions,
  section: Buildspec['cache'],
  workplace: Workplace,
  shell: BuildShell,
): Promise<BuildCache | undefined> {
  const { sources, reporter } = options;
  if (!section) {
    reporter.line('Cache is not defined in the buildspec');
    reporter.line('Skip cache due to: no paths specified to be cached');
    return undefined;
  }
  // globs are wanted by builds with a cache alone
  const { BuildCache } = await import('./cache/build-cache');
  const directories = sources.directories(workplace.outputDirectory);
  const cache = new BuildCache({ ...options, cache: section, directories, workplace, shell });
  await cache.restore();
  return cache;
}

async function openShell(
  options: DownloadOptions,
  workplace: Workplace,
  buildspec: Buildspec,
  sourceDirectory: string,
  debug: ShellSettings['debug'],
): Promise<BuildShell | PhaseContext> {
  const { request, sources, reporter, interrupter, startTime, credentials } = options;
  if (buildspec.env.shell) reporter.line(`Selecting shell ${buildspec.env.shell} as specified in buildspec.`);
  reporter.line('Processing environment variables');
  const { variables, refused } = buildVariables(
    request,
    buildspec,
    sources.directories(workplace.outputDirectory),
    await sources.primaryFiles(),
    startTime,
  );
  for (const name of refused)
    reporter.line(`Local build: skipping environment variable ${name}: no shell can hold this name`);
  const secrets = await interrupter.orInterrupted(readSecrets(options, buildspec, variables));
  if (secrets) return secrets;
  if (workplace.home !== undefined && !variables.has('HOME')) variables.set('HOME', workplace.home);
  const found = await credentials?.install(workplace);
  for (const [name, value] of Object.entries(found?.set ?? {}))
    if (!variables.has(name)) variables.set(name, value);
  const shell = new BuildShell(workplace, interrupter, {
    shell: buildspec.env.shell ?? 'sh',
    keepState: buildspec.version === '0.2',
    debug,
  });
  const unset = found?.unset.filter((name) => !variables.has(name));
  const opened = await shell.open(sourceDirectory, variables, unset);
  return opened.ok ? shell : { statusCode: 'CLIENT_ERROR', message: opened.message };
}

/** Adds the values of the build's secrets to its variables, or says why there are none. */
async function readSecrets(
  { request, reporter, secrets }: DownloadOptions,
  buildspec: Buildspec,
  variables: Map<string, string>,
): Promise<PhaseContext | undefined> {
  reporter.addSecrets(givenSecrets(request, buildspec));
  const wanted = withVariables(secretVariables(request, buildspec), variables);
  if (wanted.length === 0) return undefined;
  if (wanted.some(({ store }) => store === 'parameter-store'))
    reporter.line('Decrypting parameter store environment variables');
  const read = await (secrets ?? withGivenValues(new Map(), undefined)).read(wanted);
  if (!read.ok) {
    const { secret } = read;
    if (secret)
      reporter.line(`Local build: ${secret.name} cannot be read from the secret ${secret.reference}`);
    return read.failure;
  }
  reporter.addSecrets([...read.values.values()]);
  for (const [name, value] of read.values) variables.set(name, value);
  return undefined;
}

/** Says once how a user gives the commands credentials, when one fails that seems to miss them. */
function credentialsHint(
  { request, reporter, credentials, credentialsAdvice }: DownloadOptions,
  { place }: Workplace,
): ((failed: FailedCommand) => void) | undefined {
  if (credentials || credentialsAdvice === undefined) return undefined;
  const others =
    place === 'on this computer' ||
    request.environmentVariables.some(({ name }) => name === 'AWS_ACCESS_KEY_ID');
  let isSaid = false;
  return (failed) => {
    if (isSaid || !missesCredentials(failed, others)) return;
    isSaid = true;
    reporter.line(`Local build: the commands have no AWS credentials; ${credentialsAdvice}`);
  };
}

function reportPhases({ phases }: Buildspec, reporter: Reporter): void {
  const found = PHASE_NAMES.filter((name) => phases[name]);
  reporter.line(`Phases found in YAML: ${found.length}`);
  for (const name of found)
    reporter.line(` ${name.toUpperCase()}: ${phases[name]?.commands.length ?? 0} commands`);
}
