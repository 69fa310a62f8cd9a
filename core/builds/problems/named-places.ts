import type { NamedPlace } from './matcher';

/** A place that a line names, and where it stands there. Offsets in the line, the end exclusive. */
export interface PlaceInLine extends NamedPlace {
  start: number;
  end: number;
}

/** Of one line as many are looked at. */
const MOST_PLACES = 8;
const LONGEST_PATH = 300;
const LONGEST_LINE = 2000;

// what stands behind a path, in the forms of most tools; each is short, so that none is long looked for
const BEHIND =
  /:\[(\d{1,7}),(\d{1,7})\]|:(\d{1,7})(?::(\d{1,7}))?(?![\d.])|\((\d{1,7})(?:, ?(\d{1,7}))?(?:,\d{1,7},\d{1,7})?\)|"?,? line (\d{1,7})(?:, col(?:umn)? (\d{1,7}))?\b/g;

const ENDS_PATH = /[\s"'`<>|*?()[\]{}=,;]/;
const PLAIN_NAMES = /(?:^|[\\/])(?:Make|Docker|Container|Rake|Gem|Jenkins)file$/;

/** The places of files that a plain line names, such as `src/app.ts:12:5` or `File "app.py", line 3`. Whether they are there is for others to see. */
export function placesIn(line: string): PlaceInLine[] {
  const found: PlaceInLine[] = [];
  for (const match of line.slice(0, LONGEST_LINE).matchAll(BEHIND)) {
    const place = placeBefore(line, match);
    if (place && place.start >= (found.at(-1)?.end ?? 0)) found.push(place);
    if (found.length === MOST_PLACES) break;
  }
  return found;
}

function placeBefore(line: string, match: RegExpExecArray): PlaceInLine | undefined {
  const { index } = match;
  const isQuoted = match[0].startsWith('"');
  const start = isQuoted ? openingQuote(line, index) : startOfPath(line, index);
  const file = line.slice(start, index).replace(/:$/, '');
  if (file.length > LONGEST_PATH || !isPath(file)) return undefined;
  const [place, column] = match.slice(1).filter((group) => group !== undefined);
  const number = Number(place);
  if (number === 0) return undefined;
  return {
    file,
    line: number,
    ...(column !== undefined && Number(column) > 0 && { column: Number(column) }),
    start,
    end: index + match[0].length,
  };
}

function openingQuote(line: string, end: number): number {
  const start = Math.max(0, end - LONGEST_PATH);
  const quote = line.slice(start, end).lastIndexOf('"');
  return quote < 0 ? end : start + quote + 1;
}

function startOfPath(line: string, end: number): number {
  let start = end;
  while (start > 0 && end - start <= LONGEST_PATH) {
    const before = line[start - 1] ?? '';
    if (before === ':' ? !isDrive(line, start) : ENDS_PATH.test(before)) break;
    start -= 1;
  }
  return start;
}

/** True where what stands before is the colon behind the letter of a drive. */
function isDrive(line: string, start: number): boolean {
  return (
    /[\\/]/.test(line[start] ?? '') &&
    /[A-Za-z]/.test(line[start - 2] ?? '') &&
    (start < 3 || ENDS_PATH.test(line[start - 3] ?? ''))
  );
}

function isPath(text: string): boolean {
  if (text.startsWith('//')) return false;
  return /[A-Za-z_](?:\w|[^\w\s]|$)/.test(text) && (/\.\w+$/.test(text) || PLAIN_NAMES.test(text));
}
