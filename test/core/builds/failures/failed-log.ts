import type { Explanation } from '../../../../core/builds/failures/explanation';
import type { KnownBuild } from '../../../../core/builds/failures/known-build';
import { applyEdits } from '../../../../core/buildspec/edits';
import { explainLog } from './explain-log';

const line = (text: string) => `[Container] 2026/01/28 20:46:51.456792 ${text}`;

export interface FailedCommand {
  phase?: 'INSTALL' | 'PRE_BUILD' | 'BUILD' | 'POST_BUILD';
  command?: string;
  output?: string[];
  exit?: number;
}

/** The log of a build whose only command failed, in the shapes of CodeBuild's agent. */
export function commandLog({
  phase = 'BUILD',
  command = 'make',
  output = [],
  exit = 1,
}: FailedCommand): string {
  return [
    line(`Entering phase ${phase}`),
    line(`Running command ${command}`),
    ...output,
    '',
    line(`Command did not exit successfully ${command} exit status ${exit}`),
    line(`Phase complete: ${phase} State: FAILED`),
    line(
      `Phase context status code: COMMAND_EXECUTION_ERROR Message: Error while executing command: ${command}. Reason: exit status ${exit}`,
    ),
    '',
  ].join('\n');
}

export interface FailedPhase {
  phase?: string;
  status?: string;
  code: string;
  message?: string;
  /** Of the agent, before the phase's end. */
  lines?: string[];
  /** A command that has not ended. */
  running?: { command: string; output: string[] };
}

/** The log of a phase that failed without a command. */
export function phaseLog({
  phase = 'DOWNLOAD_SOURCE',
  status = 'FAILED',
  code,
  message = '',
  lines = [],
  running,
}: FailedPhase): string {
  return [
    ...(phase === 'UPLOAD_ARTIFACTS'
      ? [line('Phase complete: POST_BUILD State: SUCCEEDED'), line('Phase context status code:  Message: ')]
      : []),
    ...lines.map(line),
    ...(running
      ? [line(`Entering phase ${phase}`), line(`Running command ${running.command}`), ...running.output]
      : []),
    line(`Phase complete: ${phase} State: ${status}`),
    line(`Phase context status code: ${code} Message: ${message}`),
    '',
  ].join('\n');
}

export const explainCommand = (failed: FailedCommand, known?: KnownBuild) =>
  explainLog([commandLog(failed)], known);

export const explainPhase = (failed: FailedPhase, known?: KnownBuild) =>
  explainLog([phaseLog(failed)], known);

/** The code of the cause, or undefined where it is not known. */
export const codeOf = (explanation: Explanation | undefined) => explanation?.cause?.code;

/** What the fix makes of a buildspec. */
export function fixed(explanation: Explanation | undefined, text: string): string | undefined {
  const fix = explanation?.cause?.fix;
  return fix?.kind === 'buildspec' ? applyEdits(text, fix.edits) : undefined;
}

/** The text at the place that the explanation names. */
export function placeIn(explanation: Explanation | undefined, text: string): string | undefined {
  const range = explanation?.range;
  return range && text.slice(range.start, range.end);
}
