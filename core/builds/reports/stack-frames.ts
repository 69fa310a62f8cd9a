/** Where something may be: a path as a tool wrote it, or as a class name says it. */
export interface PossiblePlace {
  path: string;
  /** From 1. */
  line?: number;
}

const LONGEST_TEXT = 5_000;
const LONGEST_LINE = 400;
const MOST_FRAMES = 50;

const JVM = /\bat (?:[\w.@-]*\/)*([\w.$]+)\.[\w$<>]+\(([\w$-]+\.(?:java|kt|groovy|scala)):(\d+)\)/;
const PYTHON = /\bFile "([^"]+)", line (\d+)/;
const DOTNET = / in (\S.*):line (\d+)/;
// `cart.php(12)`, `Cart.cs(12,5)`
const IN_BRACKETS = /([^\s()'"]+\.[A-Za-z]\w{0,5})\((\d+)(?:,\d+)?\)/;
const WITH_COLON = /((?:\b[A-Za-z]:[\\/])?[^\s:()'"<>|*?]+\.[A-Za-z]\w{0,9}):(\d+)/g;

/** The places that a failure's text names, the innermost first: stack traces of any language, and `file:line` elsewhere. */
export function stackFrames(text: string): PossiblePlace[] {
  const frames = text
    .slice(0, LONGEST_TEXT)
    .split('\n')
    .flatMap((line) => framesOf(line.slice(0, LONGEST_LINE)))
    .slice(0, MOST_FRAMES);
  // Python tells the most recent call last
  return frames.some(({ path }) => path.endsWith('.py')) ? frames.reverse() : frames;
}

function framesOf(line: string): PossiblePlace[] {
  const jvm = JVM.exec(line);
  // the package is the folder, and the file stands in brackets
  if (jvm) return [place([...(jvm[1] ?? '').split('.').slice(0, -1), jvm[2]].join('/'), jvm[3])];
  for (const pattern of [PYTHON, DOTNET, IN_BRACKETS]) {
    const found = pattern.exec(line);
    if (found) return [place(found[1], found[2])];
  }
  return [...line.matchAll(WITH_COLON)].map(([, path, number]) => place(path, number));
}

function place(path = '', line = '0'): PossiblePlace {
  return { path, ...(Number(line) > 0 && { line: Number(line) }) };
}
