import { COMMAND_PHASES } from '../../core/builds/local/command-phases';
import { type PhaseState, phaseToShow } from '../../core/builds/state';
import { elapsed, formatAge, formatDuration } from '../durations';
import type { NodeModel } from '../node';
import { contextText, join, phaseModel, statusIcon, statusText } from '../status';
import { batchProgress } from './batch-model';
import { hasFailed, isRunning, type LocalRun, placeText } from './local-run';
import { PAUSED_ICON, type Pause, pausePlace, pauseWords } from './pause-words';
import { phasesText } from './run-options';

export interface RunModelOptions {
  /** Milliseconds since the epoch. */
  now: number;
  hasLog: boolean;
  /** Whether it, or a build of its batch, made any. */
  hasReports: boolean;
  /** Where the run waits for its user. */
  pause: Pause | undefined;
  /** How many builds of a batch do. */
  pausedBuilds: number;
}

/** How a run looks. */
export function runModel(
  run: LocalRun,
  { now, hasLog, hasReports, pause, pausedBuilds }: RunModelOptions,
): NodeModel {
  const { state } = run;
  const running = isRunning(run);
  const time = elapsed({ startTime: run.startedAt, endTime: state.endTime }, now);
  const duration = time === undefined ? undefined : formatDuration(time);
  const phase = phaseToShow(state);
  const where = run.batch
    ? batchProgress(run.batch, pausedBuilds)
    : running && !pause
      ? phase?.phaseType
      : undefined;
  const age = ageOf(run, now);
  const status = pause ? `Paused ${pausePlace(pause)}` : statusText(state.buildStatus);
  const part = run.of === undefined ? phasesText(run.options?.phases) : `buildspec of ${run.of}`;
  const contexts = run.batch?.contexts ?? phase?.contexts ?? [];
  const reason = run.message ?? (running ? undefined : contextText(contexts));
  return {
    label: `#${run.number}`,
    description: join([status, where, part, age, duration], ' · '),
    tooltip: join(
      [
        `Run #${run.number}: ${join([status, where, part], ', ')}`,
        placeText(run),
        `Started ${new Date(run.startedAt).toLocaleString()}`,
        duration && `Took ${duration}${running ? ' so far' : ''}`,
        pause && 'Its time limit goes on',
        state.command && `Running ${state.command}`,
        reason,
        hasLog ? undefined : 'Its log was not kept',
      ],
      '\n',
    ),
    icon: pause ? PAUSED_ICON : statusIcon(state.buildStatus),
    contextValue: join(
      [
        'run',
        pause ? `running ${pauseWords(pause)}` : running ? 'running cancellable' : endedWords(run),
        hasFailed(run) ? 'explainable' : '',
        hasLog ? 'log' : '',
        state.artifacts.length > 0 ? 'artifacts' : '',
        hasReports ? 'reports' : '',
      ],
      ' ',
    ),
    // a row that begins without children would stay closed when its phases come
    children: running ? 'expanded' : hasChildren(run) ? 'collapsed' : 'none',
    accessibilityLabel: join(
      [
        `Run ${run.number}`,
        status,
        where && (run.batch ? where : `phase ${where}`),
        part,
        age,
        duration,
        reason,
      ],
      ', ',
    ),
  };
}

/** What the file has now is not what ran, where the text was another's. */
function endedWords({ of }: LocalRun): string {
  return of === undefined ? 'ended rerunnable' : 'ended';
}

/** A phase that runs commands can run again, alone or with what follows, where the file has it. */
export function localPhaseModel(
  phase: PhaseState,
  { of }: LocalRun,
  { now, pause }: Pick<RunModelOptions, 'now' | 'pause'>,
): NodeModel {
  const isPaused = pause?.command.phaseType === phase.phaseType;
  const model = phaseModel(phase, now, isPaused ? 'Paused' : undefined);
  return {
    ...model,
    ...(isPaused && { icon: PAUSED_ICON }),
    ...(of === undefined && COMMAND_PHASES[phase.phaseType] && { contextValue: 'phase runnable' }),
  };
}

function hasChildren({ batch, state }: LocalRun): boolean {
  return (batch?.buildGroups ?? state.phases).length > 0;
}

/** How long ago a run ended; undefined while it runs. */
export function ageOf(run: LocalRun, now: number): string | undefined {
  return isRunning(run) ? undefined : formatAge(now - Date.parse(run.state.endTime ?? run.startedAt));
}
