import type { Failure } from './rule';

/** The first message among the phase's contexts that matches; with `statusCode` only those of that code count. */
export function inContexts(
  { contexts }: Failure,
  pattern: RegExp,
  statusCode?: string,
): RegExpExecArray | undefined {
  for (const context of contexts) {
    if (statusCode !== undefined && context.statusCode !== statusCode) continue;
    const match = pattern.exec(context.message);
    if (match) return match;
  }
  return undefined;
}
