import type { LogSection } from '../../core/builds/log/sections';
import { sectionDuration } from '../../core/builds/log/sections';
import { formatDuration } from '../durations';

/** How a phase or command has ended, in few words, and whether that is good. */
export interface SectionNote {
  text: string;
  outcome: 'good' | 'bad' | 'open';
}

/** Undefined where the log does not tell. */
export function sectionNote(section: LogSection, isLive: boolean): SectionNote | undefined {
  const { status } = section;
  if (status === 'IN_PROGRESS') return isLive ? { text: '… running', outcome: 'open' } : undefined;
  const duration = sectionDuration(section);
  const time = duration === undefined ? [] : [formatDuration(duration)];
  if (status === 'SUCCEEDED') return { text: ['✓', ...time].join(' '), outcome: 'good' };
  return { text: `✗ ${[failure(section), ...time].join(', ')}`, outcome: 'bad' };
}

function failure({ status, exitCode }: LogSection): string {
  switch (status) {
    case 'TIMED_OUT':
      return 'timed out';
    case 'STOPPED':
      return 'stopped';
    case 'FAULT':
      return 'fault';
    default:
      return exitCode === undefined ? 'failed' : `exit status ${exitCode}`;
  }
}
