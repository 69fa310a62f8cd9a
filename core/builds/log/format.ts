import type { BuildEvent, CommandEvent, PhaseEvent, PhaseType } from '../events';
import { agentLine } from './agent-line';

// the agent announces only the phases that run commands; the others show in the API alone
const ENTERED_PHASES: ReadonlySet<PhaseType> = new Set(['INSTALL', 'PRE_BUILD', 'BUILD', 'POST_BUILD']);
const COMPLETED_PHASES: ReadonlySet<PhaseType> = new Set([
  'DOWNLOAD_SOURCE',
  ...ENTERED_PHASES,
  'UPLOAD_ARTIFACTS',
]);

/**
 * The log text of an event: what CodeBuild's agent writes for it, or '' where it writes nothing. Events that were read from
 * a log give back the very text they came from, so a log that goes through the events comes out unchanged.
 */
export function formatEvent(event: BuildEvent): string {
  if (event.log !== undefined) return event.log;
  switch (event.event) {
    case 'phase':
      return formatPhase(event);
    case 'command':
      return formatCommand(event);
    case 'output':
      return event.text;
    case 'artifact':
    case 'report':
    case 'build':
    case 'batch':
      return '';
  }
}

function formatPhase({ at, phaseType, phaseStatus, contexts }: PhaseEvent): string {
  if (phaseStatus === 'IN_PROGRESS') {
    return ENTERED_PHASES.has(phaseType) ? agentLine(at, `Entering phase ${phaseType}`) : '';
  }
  // a phase that the agent keeps quiet about still has to say why it failed
  if (!COMPLETED_PHASES.has(phaseType) && phaseStatus === 'SUCCEEDED') return '';
  const reasons = contexts.length > 0 ? contexts : [{ statusCode: '', message: '' }];
  return [
    agentLine(at, `Phase complete: ${phaseType} State: ${phaseStatus}`),
    ...reasons.map(({ statusCode, message }) =>
      agentLine(at, `Phase context status code: ${statusCode} Message: ${message}`),
    ),
  ].join('');
}

function formatCommand({ at, text, state, exitCode }: CommandEvent): string {
  switch (state) {
    case 'running':
      return agentLine(at, `Running command ${text}`);
    case 'succeeded':
      return '\n';
    case 'failed':
      // a command that was stopped has no exit status; its phase says why
      if (exitCode === undefined) return '\n';
      return `\n${agentLine(at, `Command did not exit successfully ${text} exit status ${exitCode}`)}`;
    case 'paused':
    case 'resumed':
    case 'skipped':
      return '';
  }
}
