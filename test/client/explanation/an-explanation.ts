import type { ExplainedBuild } from '../../../client/explanation/explained-build';
import type { KnownBuild } from '../../../core/builds/failures/known-build';
import { explainLog } from '../../core/builds/failures/explain-log';

const line = (text: string) => `[Container] 2026/01/28 20:46:51.456792 ${text}`;

/** The log of a build whose command failed with that output. */
export function failedLog(command: string, output: readonly string[], exit = 1): string {
  return [
    line('Entering phase BUILD'),
    line(`Running command ${command}`),
    ...output,
    '',
    line(`Command did not exit successfully ${command} exit status ${exit}`),
    line('Phase complete: BUILD State: FAILED'),
    line(
      `Phase context status code: COMMAND_EXECUTION_ERROR Message: Error while executing command: ${command}. Reason: exit status ${exit}`,
    ),
    '',
  ].join('\n');
}

export const BASHISM = '[[ -n "$STAGE" ]] && make';
export const BASHISM_BUILDSPEC = `version: 0.2
phases:
  build:
    commands:
      - '${BASHISM}'
`;
export const BASHISM_LOG = failedLog(BASHISM, ['/codebuild/output/tmp/script.sh: 4: [[: not found'], 127);

/** A failed build with its buildspec, a file of the workspace. */
export function explained(
  log: string,
  text: string | undefined,
  known: KnownBuild = {},
  more: Partial<ExplainedBuild> = {},
): ExplainedBuild {
  const explainWith = (other: string | undefined) =>
    explainLog([log], { ...known, buildspec: other === undefined ? undefined : { text: other } });
  return {
    title: 'web #12',
    explanation: explainWith(text),
    buildspec:
      text === undefined
        ? undefined
        : { text, name: 'buildspec.yml', document: 'file:///ws/buildspec.yml', isFile: true, explainWith },
    ...more,
  };
}
