import { agentStampEnd } from '../../core/builds/log/agent-line';
import { prefixLength } from '../../core/builds/log/line-prefix';

/** How much of a line says when and by whom it was written, and is not what was said: a number of columns. */
export function stampLength(line: string, prefixKind: number | undefined): number {
  const end = agentStampEnd(line);
  if (end >= 0) return end;
  return prefixKind === undefined ? 0 : prefixLength(line, prefixKind);
}
