/**
 * What tools put before each line of a log that they print: docker-compose the service of AWS's local agent, `aws logs tail` the time
 * and the stream, a console copied as text the number of the row or the time of ingestion. Any of it may be coloured.
 */

const COLOUR = '(?:\\x1b\\[[\\d;]*m)*';
const TIME = '\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:[.,]\\d{1,9})?(?:Z|[+-]\\d\\d:?\\d\\d)?';
const STREAM = '\\S*[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';

const KINDS = [
  new RegExp(`^${COLOUR}(?:agent|build)[_-]1 *\\|${COLOUR} ?`),
  new RegExp(`^${COLOUR}${TIME}${COLOUR}(?:[ \\t]+${COLOUR}${STREAM}${COLOUR})?(?:[ \\t]|$)`),
  /^ *\d+ \| ?/,
];

/** No tool writes more before a line. */
const LONGEST_PREFIX = 300;

/** Of what kind the prefix before the agent's text is, and where that begins; undefined where nothing stands before it. */
export interface LinePrefix {
  kind: number;
  length: number;
}

/** The prefix that ends where the agent's text begins. */
export function prefixBefore(line: string, agentText: number): LinePrefix | undefined {
  if (agentText > LONGEST_PREFIX) return undefined;
  for (const [kind, pattern] of KINDS.entries()) {
    const length = pattern.exec(line)?.[0].length;
    if (length === agentText) return { kind, length };
  }
  return undefined;
}

/** How much of a line is a prefix of that kind; 0 where it has none. */
export function prefixLength(line: string, kind: number): number {
  return KINDS[kind]?.exec(line)?.[0].length ?? 0;
}
