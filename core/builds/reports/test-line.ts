const LONGEST_NAME = 200;

/**
 * The line (from 1) of a file, given by its lines, on which a test is written, which its name tells: as a string, after `def`, `func`
 * and the like, or as a method. The one nearest to `near` where there are several; undefined where there is none.
 */
export function testLine(lines: readonly string[], name: string, near = 1): number | undefined {
  for (const wanted of namesOf(name)) {
    const found = lines.flatMap((line, index) => (holds(line, wanted) ? [index + 1] : []));
    const best = found.sort((a, b) => Math.abs(a - near) - Math.abs(b - near))[0];
    if (best !== undefined) return best;
  }
  return undefined;
}

/** A name as its source may have it: without parameters, and the end of `suite > test`, of `TestCart/empty`, of `Shop.Cart.adds`. */
function namesOf(name: string): string[] {
  const plain = name.slice(0, LONGEST_NAME).trim();
  const ends = [/ [>›»] /, /\//, /\./].flatMap((separator) => plain.split(separator).at(-1) ?? []);
  const [subtest] = plain.split('/');
  return [...new Set([plain, ...ends, subtest ?? ''].map(withoutParameters))].filter((each) => each !== '');
}

function withoutParameters(name: string): string {
  return name.replace(/\s*[[(].*$/, '').trim();
}

function holds(line: string, name: string): boolean {
  const at = line.indexOf(name);
  if (at < 0) return false;
  const [before = '', after = ''] = [line[at - 1], line[at + name.length]];
  if (/^['"`]$/.test(before)) return before === after;
  // Scenario: in Cucumber, names of Kotlin in backticks, functions and methods
  const isDeclared =
    /(?:\b(?:def|func|fun|function|fn|sub|test|it|void|Task|Scenario(?: Outline)?:)\s+|\)\s*)$/.test(
      line.slice(0, at),
    );
  return isDeclared && !/\w/.test(after);
}
