import type { PhaseName } from '../core/buildspec/buildspec';
import { nextPhase, type OnFailure, type RunningPhase, readOnFailure } from '../core/buildspec/phases';

type CommandPhase = 'INSTALL' | 'PRE_BUILD' | 'BUILD' | 'POST_BUILD';

export interface FailureWords {
  /** A few words for a margin. */
  short: string;
  /** A sentence or two. */
  long: string;
}

/** What happens when a command of a phase fails, by the phase's `on-failure`. */
export function afterFailure(phase: PhaseName, onFailure: string | undefined): FailureWords {
  const name = phase.toUpperCase() as CommandPhase;
  const read = readOnFailure(onFailure);
  const next = nextPhase(name, false, read.action === 'RETRY' ? { action: 'DEFAULT' } : read);
  const retries = retryWords(read);
  return {
    short: `${retries ? `${retries.short}, then ` : ''}${shortly(next)}`,
    long: `If a command of ${name} fails, ${retries ? `${retries.long} If it still fails, ` : ''}${inFull(next, read)}`,
  };
}

function retryWords(onFailure: OnFailure): FailureWords | undefined {
  if (onFailure.action !== 'RETRY') return undefined;
  const { count, pattern } = onFailure;
  const times = count === 1 ? 'once' : `up to ${count} times`;
  const condition = pattern === '.*' ? '' : `, where the error matches \`${pattern}\``;
  return { short: `retried ${times}`, long: `the phase is run again ${times}${condition}.` };
}

function shortly(next: RunningPhase): string {
  if (next === 'FINALIZING') return 'the build ends';
  return `${next} runs`;
}

function inFull(next: RunningPhase, { action }: OnFailure): string {
  if (next === 'FINALIZING') return 'the build ends: no further phase runs, and no artifacts are uploaded.';
  const after =
    next === 'UPLOAD_ARTIFACTS' ? 'artifacts and reports are still uploaded' : `${next} still runs`;
  const how = action === 'CONTINUE' ? ' as after a success' : '';
  return `${after}${how}. The build is FAILED in the end.`;
}
