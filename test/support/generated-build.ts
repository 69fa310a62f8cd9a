import type { PhaseType, StatusType } from '../../core/builds/events';
import { ended, newBuild, withLogs } from '../../core/emulator/builds/build-record';
import type { Build, BuildPhase, Project } from '../../core/emulator/model';
import { below, hex, pick, type Random, uuid } from './random';

const PHASES: [PhaseType, share: number][] = [
  ['QUEUED', 1],
  ['PROVISIONING', 5],
  ['DOWNLOAD_SOURCE', 2],
  ['INSTALL', 10],
  ['PRE_BUILD', 10],
  ['BUILD', 60],
  ['POST_BUILD', 10],
  ['UPLOAD_ARTIFACTS', 1],
  ['FINALIZING', 1],
];

interface Options {
  buildNumber: number;
  /** Milliseconds since the epoch. */
  endsBefore: number;
  region: string;
  random: Random;
}

/** A build that has ended, as most do: well. One that failed did so in one of its phases, or because it took too long. */
export function generatedBuild(
  project: Project,
  { buildNumber, endsBefore, region, random }: Options,
): Build {
  const duration = 20 + below(600, random);
  const startTime = Math.round(endsBefore / 1000) - duration;
  const submitted = newBuild(
    project,
    {
      source: project.source,
      environment: project.environment,
      sourceVersion: pick(['main', 'main', 'feature/login', `pr/${below(500, random)}`], random),
      resolvedSourceVersion: hex(40, random),
      initiator: pick(['GitHub-Hookshot/8b1c4e2', 'codepipeline/release', 'alice', 'bob'], random),
    },
    {},
    { buildNumber, uuid: uuid(random), region, now: startTime * 1000 },
  );
  const buildStatus = pick<StatusType>(
    ['SUCCEEDED', 'SUCCEEDED', 'SUCCEEDED', 'SUCCEEDED', 'SUCCEEDED', 'SUCCEEDED', 'FAILED', 'STOPPED'],
    random,
  );
  const isTimedOut = buildStatus === 'FAILED' && random() < 0.1;
  const failsIn = buildStatus === 'SUCCEEDED' ? PHASES.length : 3 + below(PHASES.length - 4, random);
  const phases = phasesOf(startTime, duration, failsIn, isTimedOut ? 'TIMED_OUT' : buildStatus);
  const over = ended(withLogs(submitted, region), buildStatus, (startTime + duration) * 1000);
  return { ...over, phases: [...over.phases.slice(0, 1), ...phases, ...over.phases.slice(-1)] };
}

function phasesOf(startTime: number, duration: number, failsIn: number, status: StatusType): BuildPhase[] {
  let time = startTime;
  return PHASES.slice(0, failsIn + 1).map(([phaseType, share], index) => {
    const durationInSeconds = Math.floor((duration * share) / 100);
    const begun = time;
    time += durationInSeconds;
    const phaseStatus = index === failsIn ? status : 'SUCCEEDED';
    const context = CONTEXTS[phaseStatus] ?? { statusCode: '', message: '' };
    return {
      phaseType,
      phaseStatus,
      startTime: begun,
      endTime: time,
      durationInSeconds,
      contexts: [context],
    };
  });
}

const CONTEXTS: Partial<Record<StatusType, { statusCode: string; message: string }>> = {
  FAILED: {
    statusCode: 'COMMAND_EXECUTION_ERROR',
    message: 'Error while executing command: npm test. Reason: exit status 1',
  },
  TIMED_OUT: { statusCode: 'BUILD_TIMED_OUT', message: 'Build has timed out. ' },
};
