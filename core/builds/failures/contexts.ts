import type { Failure } from './rule';

/** What CodeBuild has to say stands in fewer characters; behind them may be the text of a command. */
const LONGEST = 4_000;

/** The first message among the phase's contexts that matches; with `statusCode` only those of that code count. */
export function inContexts(
  { contexts }: Failure,
  pattern: RegExp,
  statusCode?: string,
): RegExpExecArray | undefined {
  for (const context of contexts) {
    if (statusCode !== undefined && context.statusCode !== statusCode) continue;
    const match = pattern.exec(context.message.slice(0, LONGEST));
    if (match) return match;
  }
  return undefined;
}
