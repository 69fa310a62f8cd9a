/**
 * What tools put before each line of a log that they print: docker-compose the service of AWS's local agent, `aws logs tail` the time
 * and the stream, a console copied as text the number of the row or the time of ingestion, a batch the identifier of the build. Any of
 * it may be coloured.
 */

const COLOUR = '(?:\\x1b\\[[\\d;]*m)*';
const TIME = '\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:[.,]\\d{1,9})?(?:Z|[+-]\\d\\d:?\\d\\d)?';
const STREAM = '\\S*[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';

const KINDS = [
  new RegExp(`^${COLOUR}(?:agent|build)[_-]1 *\\|${COLOUR} ?`),
  new RegExp(`^${COLOUR}${TIME}${COLOUR}(?:[ \\t]+${COLOUR}${STREAM}${COLOUR})?(?:[ \\t]|$)`),
  /^ *\d+ \| ?/,
  new RegExp(`^${COLOUR}(\\w{1,128}) *\\|${COLOUR} ?`),
];

/** The kind that says which build of a batch a line is of. */
export const OF_BATCH = 3;

/** No tool writes more before a line. */
const LONGEST_PREFIX = 300;

/** Of what kind the prefix of a line is, and where what follows it begins. */
export interface LinePrefix {
  kind: number;
  length: number;
  /** In the log of a batch: the identifier of the build that the line is of. */
  build?: string;
}

/** The prefix that ends where the agent's text begins; undefined where nothing stands before that. */
export function prefixBefore(line: string, agentText: number): LinePrefix | undefined {
  if (agentText > LONGEST_PREFIX) return undefined;
  for (const kind of KINDS.keys()) {
    const prefix = prefixOf(line, kind);
    if (prefix?.length === agentText) return prefix;
  }
  return undefined;
}

/** The prefix of that kind; undefined where the line has none. */
export function prefixOf(line: string, kind: number): LinePrefix | undefined {
  const match = KINDS[kind]?.exec(line);
  if (!match) return undefined;
  const [{ length }, build] = match;
  return { kind, length, ...(build !== undefined && { build }) };
}

/** How much of a line is a prefix of that kind; 0 where it has none. */
export function prefixLength(line: string, kind: number): number {
  return prefixOf(line, kind)?.length ?? 0;
}
