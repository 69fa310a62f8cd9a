import { type OnFailure, type RunningPhase, readOnFailure } from '../../buildspec/phases';
import type { PhaseContext, PhaseType, StatusType } from '../events';
import { endOf } from './build-end';
import { COMMAND_PHASES, nextChosenPhase } from './command-phases';
import { CredentialKeeper } from './credential-keeper';
import { buildspecLocation, downloadSource, OUTPUT_DIRECTORY, type Ready } from './download-source';
import { DRIVER } from './driver';
import { EngineError, type Workplace } from './engine';
import { readExportedVariables } from './exported-variables';
import { mapImage } from './images';
import type { Interrupter } from './interruption';
import { type Plan, planBuild } from './plan';
import type { Reporter } from './reporter';
import type { LocalBuildDependencies, LocalBuildOutcome, LocalBuildRequest } from './request';
import { RunAs } from './run-as';
import { Sources } from './sources';
import { uploadOutputs } from './upload-outputs';
import { whyOnlyOnWindows } from './windows';

// more than an engine takes that still answers
const DISPOSE_MILLISECONDS = 15_000;

type WorkingPhase = Exclude<RunningPhase, 'FINALIZING'>;

/** One build from SUBMITTED to COMPLETED. */
export class LocalBuild {
  private readonly startTime: number;
  private readonly sources: Sources;
  private readonly plan: Plan;
  private starting: Promise<Workplace> | undefined;
  private ready: Ready | undefined;
  private readonly credentials: CredentialKeeper | undefined;
  private whoRuns: RunAs | undefined;
  private failed = false;
  private exported: { name: string; value: string }[] = [];

  constructor(
    private readonly request: LocalBuildRequest,
    private readonly deps: LocalBuildDependencies,
    private readonly reporter: Reporter,
    private readonly interrupter: Interrupter,
  ) {
    this.startTime = deps.clock.now();
    this.sources = new Sources(request, deps.listSource);
    const { credentials: source, clock } = deps;
    this.credentials = source && new CredentialKeeper({ source, reporter, clock });
    const { primary } = this.sources.directories(OUTPUT_DIRECTORY);
    const isOfBatch = request.batchBuildIdentifier !== undefined;
    this.plan = planBuild(request.buildspec.text, buildspecLocation(request, primary), { isOfBatch });
  }

  async run(): Promise<LocalBuildOutcome> {
    this.reporter.build('IN_PROGRESS');
    let outcome: LocalBuildOutcome;
    let isIdle = false;
    try {
      for (const phaseType of ['SUBMITTED', 'QUEUED'] as const)
        await this.phase(phaseType, async () => undefined);
      await this.runPhases();
      outcome = { ok: true, buildStatus: this.failed ? 'FAILED' : 'SUCCEEDED' };
      isIdle = true;
    } catch (error) {
      const end = endOf(error);
      if (!end) {
        await this.finish('FAULT');
        throw error;
      }
      outcome = end.outcome;
    }
    const leftBehind = await this.finish(outcome.ok ? outcome.buildStatus : 'FAILED', isIdle);
    return leftBehind === undefined ? outcome : { ...outcome, leftBehind };
  }

  private async runPhases(): Promise<void> {
    await this.phase('PROVISIONING', () => this.provision());
    let phase: RunningPhase = 'DOWNLOAD_SOURCE';
    while (phase !== 'FINALIZING') {
      const current: WorkingPhase = phase;
      let onFailure: OnFailure | undefined;
      const succeeded = await this.phase(current, async () => {
        const result = await this.work(current);
        onFailure = result.onFailure;
        return result.failure;
      });
      phase = nextChosenPhase(current, succeeded, onFailure, this.request.phases);
    }
  }

  /** Reports a phase around its work; true where it succeeded. */
  private async phase(phaseType: PhaseType, work: () => Promise<PhaseContext | undefined>): Promise<boolean> {
    this.reporter.phaseStarts(phaseType);
    try {
      this.interrupter.throwIfInterrupted();
      const failure = await work();
      this.reporter.phaseEnds(phaseType, failure ? 'FAILED' : 'SUCCEEDED', failure);
      this.failed ||= failure !== undefined;
      return failure === undefined;
    } catch (error) {
      const end = endOf(error);
      this.reporter.phaseEnds(phaseType, end?.phaseStatus ?? 'FAULT', end?.context);
      this.reporter.quiet();
      throw error;
    }
  }

  private async work(phase: WorkingPhase): Promise<{ failure?: PhaseContext; onFailure?: OnFailure }> {
    if (phase === 'DOWNLOAD_SOURCE') return { failure: await this.downloadSource() };
    const { ready } = this;
    if (!ready) throw new Error(`${phase} follows a failed DOWNLOAD_SOURCE`);
    const name = COMMAND_PHASES[phase];
    if (!name) return { failure: await this.uploadOutputs(ready) };
    const { buildspec } = ready;
    const section = buildspec.phases[name];
    const refused = section && (await this.runAs(ready).become(section.runAs ?? buildspec.runAs));
    if (refused) return { failure: refused, onFailure: readOnFailure(section.onFailure) };
    const result = await ready.phases.run(phase, section);
    if (phase === 'POST_BUILD') {
      await ready.cache?.save();
      this.exported = await readExportedVariables(ready, this.reporter);
    }
    return result;
  }

  private runAs({ workplace, shell }: Ready): RunAs {
    const { reporter, credentials } = this;
    this.whoRuns ??= new RunAs({ workplace, shell, reporter, credentials });
    return this.whoRuns;
  }

  private async provision(): Promise<undefined> {
    const { deps, reporter, interrupter } = this;
    const { buildId, image, imageOrigin, platform, privileged, size } = this.request;
    const where =
      deps.engine.executor === 'docker'
        ? ['Docker', image, imageOrigin].filter((part) => part !== undefined).join(', ')
        : 'not isolated';
    reporter.line(`Running on this computer (${where})`);
    // a buildspec that cannot be read needs no container to say so
    if (!this.plan.ok) return;
    const onlyOnWindows = whyOnlyOnWindows(this.plan.buildspec);
    if (onlyOnWindows !== undefined) throw new EngineError(onlyOnWindows, 'other');
    const mapped = deps.engine.executor === 'docker' ? mapImage(image) : ({ ok: true, image } as const);
    if (!mapped.ok) throw new EngineError(mapped.message, 'no-image');
    if (this.credentials) await interrupter.orInterrupted(this.credentials.obtain());
    reporter.line('Waiting for agent ping');
    this.starting = deps.engine.start({
      buildId,
      image: mapped.image,
      driver: DRIVER,
      signal: interrupter.signal,
      onProgress: (line) => reporter.line(line),
      onStarting: () => this.sources.prepare(),
      platform,
      privileged,
      size,
      registryCredentials: deps.registryCredentials,
    });
    const workplace = await interrupter.orInterrupted(this.starting);
    void workplace.ended.then(({ lost = 'The shell that runs its commands has ended.' }) =>
      interrupter.interrupt({ kind: 'lost', message: lost }),
    );
    reporter.line('Waiting for DOWNLOAD_SOURCE');
  }

  private async downloadSource(): Promise<PhaseContext | undefined> {
    const { request, plan, sources, reporter, interrupter, startTime, credentials, deps } = this;
    const workplace = await this.starting;
    const downloaded = await downloadSource({
      request,
      plan,
      sources,
      workplace,
      reporter,
      interrupter,
      executor: this.deps.engine.executor,
      clock: this.deps.clock,
      startTime,
      credentials,
      secrets: deps.secrets,
      credentialsAdvice: deps.credentialsAdvice,
      debugSession: this.deps.debugSession,
    });
    if (!downloaded.ok) return downloaded.failure;
    this.ready = downloaded;
    return undefined;
  }

  private uploadOutputs(ready: Ready): Promise<PhaseContext | undefined> {
    const { request, reporter, interrupter, deps } = this;
    return uploadOutputs({ request, reporter, interrupter, clock: deps.clock }, ready);
  }

  /** Removes what the build made, then tells its end; returns what is left all the same. `isIdle`: no command can run any more. */
  private async finish(buildStatus: StatusType, isIdle = false): Promise<string | undefined> {
    this.credentials?.end();
    this.reporter.phaseStarts('FINALIZING');
    const leftBehind = await this.dispose(isIdle);
    this.reporter.phaseEnds('FINALIZING', 'SUCCEEDED');
    this.reporter.phaseStarts('COMPLETED');
    this.reporter.phaseEnds('COMPLETED', 'SUCCEEDED');
    this.reporter.build(buildStatus, this.exported);
    return leftBehind;
  }

  /** Also ends a start that is still under way, but does not wait for ever on an engine that has stopped answering. */
  private async dispose(isIdle: boolean): Promise<string | undefined> {
    const patience = new AbortController();
    let leftBehind: string | undefined;
    const disposed = this.starting
      ?.then(
        async (workplace) => {
          if (isIdle && workplace.leave) return workplace.leave();
          await workplace[Symbol.asyncDispose]();
          leftBehind = workplace.leftBehind;
        },
        (error: unknown) => {
          if (error instanceof EngineError) leftBehind = error.leftBehind;
        },
      )
      .finally(() => patience.abort());
    if (disposed)
      await Promise.race([disposed, this.deps.clock.sleep(DISPOSE_MILLISECONDS, patience.signal)]);
    return leftBehind;
  }
}
