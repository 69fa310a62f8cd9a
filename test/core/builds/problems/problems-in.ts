import { createLogReader } from '../../../../core/builds/log/grammar';
import { MATCHERS } from '../../../../core/builds/problems/matchers';
import { type FoundProblem, ProblemReader } from '../../../../core/builds/problems/problem-reader';

/** The problems of a whole log. */
export function readProblems(log: string, matchers = MATCHERS): FoundProblem[] {
  const problems: FoundProblem[] = [];
  const reader = new ProblemReader(matchers, (problem) => problems.push(problem));
  const events = createLogReader('web:1');
  for (const event of [...events.read(log), ...events.end()]) reader.hear(event);
  return problems;
}

/** A log in which one command prints that. */
export function logOf(output: string, command = 'make'): string {
  return `[Container] 2026/01/28 20:46:50.720500 CODEBUILD_SRC_DIR=/codebuild/output/src233/src
[Container] 2026/01/28 20:46:51.170096 Entering phase BUILD
[Container] 2026/01/28 20:46:51.170520 Running command ${command}
${output}
[Container] 2026/01/28 20:46:59.170520 Phase complete: BUILD State: FAILED
`;
}

/** A problem in one line, as `owner: file:line:column severity code message`, a break of lines as ` / `. */
export function inWords({ owner, places, severity, code, message }: FoundProblem): string {
  const [{ files, line, column, endLine, endColumn } = { files: [], line: 0 }] = places;
  const end = endLine === undefined ? '' : `-${endLine}:${endColumn}`;
  const place = [files[0]?.path, line, column].filter((part) => part !== undefined).join(':');
  const words = [severity, code, message.replaceAll('\n', ' / ')];
  return `${owner}: ${place}${end} ${words.filter((word) => word !== undefined).join(' ')}`;
}

/** What is found in the output of a command. */
export function problemsIn(output: string): string[] {
  return readProblems(logOf(output)).map(inWords);
}
