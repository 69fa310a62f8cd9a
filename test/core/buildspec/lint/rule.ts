import { expect, test } from 'vitest';
import { applyEdits } from '../../../../core/buildspec/edits';
import { readBuildspec } from '../../../../core/buildspec/read';

/** A buildspec of version 0.2 with these lines. */
export function spec(...lines: string[]): string {
  return `version: 0.2\n${lines.join('\n')}\n`;
}

/** A phase with these commands, each after a dash. */
export function phase(name: string, ...commands: string[]): string {
  return [`  ${name}:`, '    commands:', ...commands.map((command) => `      - ${command}`)].join('\n');
}

/** A buildspec whose BUILD has these commands. */
export function build(...commands: string[]): string {
  return spec('phases:', phase('build', ...commands));
}

/** The texts that a rule marks. */
export function marked(code: string, text: string): string[] {
  return readBuildspec(text)
    .problems.filter((problem) => problem.code === code)
    .map(({ range }) => text.slice(range.start, range.end));
}

export function finds(code: string, what: string, text: string, ...places: string[]): void {
  test(`finds ${what}`, () => {
    expect(marked(code, text)).toEqual(places);
  });
}

export function spares(code: string, what: string, text: string): void {
  test(`spares ${what}`, () => {
    expect(marked(code, text)).toEqual([]);
  });
}

/** What the fix of the only finding makes of the text; the finding is gone after it. */
export function fixes(code: string, what: string, before: string, after: string): void {
  test(`fixes ${what}`, () => {
    const found = readBuildspec(before).problems.filter((problem) => problem.code === code);
    expect(found.map(({ fix }) => fix && applyEdits(before, fix.edits))).toEqual([after]);
    expect(marked(code, after)).toEqual([]);
  });
}
