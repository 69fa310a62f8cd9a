import { fileOfTest, frameBefore } from './jvm-frame';
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

// what stands behind a path, each short, so that none is long looked for
const BEHIND = new RegExp(
  [
    // a.java:[3,1]
    /:\[(\d{1,7}),(\d{1,7})\]/,
    // a.ts:3, a.ts:3:1
    /:(\d{1,7})(?::(\d{1,7}))?(?![\d.])/,
    // a.ts(3), a.ts(3,1), a.cs(3,1,3,9), a.kt: (3, 1)
    /(?:: )?\((\d{1,7})(?:, ?(\d{1,7}))?(?:,\d{1,7},\d{1,7})?\)/,
    // File "a.py", line 3; a.php on line 3; a.cs:line 3; a.sh: line 3; a.tf line 3, column 1
    /(?:"?,? |:| on |: )line (\d{1,7})(?:, col(?:umn)? (\d{1,7}))?\b/,
    // dash: a.sh: 3: …
    /(?<=\.sh): (\d{1,7}):(?=\s)/,
    // a.dart 3:1, a.scss 3:1
    /(?<=\.(?:dart|s[ac]ss)) +(\d{1,7}):(\d{1,7})(?!\S)/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'g',
);

const ENDS_PATH = /[\s"'`<>|*?()[\]{}=,;]/;
const PLAIN_NAMES = /(?:^|[\\/])(?:Make|Docker|Container|Rake|Gem|Jenkins)file$/;

/** Before a path that bundlers name: the root of what they bundle. */
const BUNDLED = /(?:^|[\s"'`(])webpack(?:-internal)?:$/;

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
  const named = fileAt(line, start, index);
  if (!named || named.file.length > LONGEST_PATH || !isPath(named.file)) return undefined;
  const [place, column] = match.slice(1).filter((group) => group !== undefined);
  const number = Number(place);
  if (number === 0) return undefined;
  const ofTest = fileOfTest(line, start, named.file);
  // in a package that the line does not tell
  const inPackage = ofTest === undefined ? frameBefore(line, start, named.file) : '';
  return {
    ...named,
    ...(ofTest !== undefined && { file: ofTest }),
    line: number,
    ...(column !== undefined && Number(column) > 0 && { column: Number(column) }),
    ...(inPackage !== undefined && { package: inPackage }),
    end: index + match[0].length,
  };
}

/** The path between two offsets, and where what names it begins: at the scheme of a URL. */
function fileAt(line: string, start: number, end: number): { file: string; start: number } | undefined {
  const file = line.slice(start, end).replace(/:$/, '');
  if (!file.startsWith('//')) return { file, start };
  if (file.startsWith('///') && line.slice(0, start).endsWith('file:'))
    return { file: `file:${file}`, start: start - 'file:'.length };
  const [bundled = ''] = BUNDLED.exec(line.slice(Math.max(0, start - 20), start)) ?? [];
  const [, inside] = /^\/\/[^/]*\/(.+)$/.exec(file) ?? [];
  if (bundled === '' || inside === undefined) return undefined;
  return { file: inside, start: start - bundled.replace(/^\W/, '').length };
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
    (start < 3 ||
      ENDS_PATH.test(line[start - 3] ?? '') ||
      /(?:file:\/\/\/|[\\/]{2}\?[\\/])$/.test(line.slice(Math.max(0, start - 10), start - 2)))
  );
}

function isPath(text: string): boolean {
  return /[A-Za-z_](?:\w|[^\w\s]|$)/.test(text) && (/\.\w+$/.test(text) || PLAIN_NAMES.test(text));
}
