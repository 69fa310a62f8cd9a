import type { Buildspec } from './buildspec';
import { interpret } from './interpret';
import { lint } from './lint';
import { parse } from './parse';
import type { Problem } from './problems';
import { entryOf, type Node } from './tree';
import { validate } from './validate';

export interface Reading {
  tree?: Node;
  /** Absent where an ordinary build on CodeBuild could not read the file either. */
  buildspec?: Buildspec;
  /** In the order of the text. */
  problems: Problem[];
}

/** Reads a buildspec: its tree, what is wrong with it, and what it says where it can be read. Never throws. */
export function readBuildspec(text: string): Reading {
  const { tree, problems: syntax, broken } = parse(text);
  if (!tree) return { problems: syntax };
  const problems = sorted([...syntax, ...validate(text, tree, broken), ...lint({ text, tree })]);
  const isReadable = problems.every(
    (problem) => problem.severity !== 'error' || concernsBatchOnly(problem, tree),
  );
  return { tree, buildspec: isReadable ? interpret(tree) : undefined, problems };
}

/** An ordinary build ignores the batch section and takes a quoted version; a batch build takes neither. */
function concernsBatchOnly({ code, range }: Problem, tree: Node): boolean {
  if (code === 'quoted-version') return true;
  const batch = entryOf(tree, 'batch')?.range;
  return (
    code !== 'yaml-syntax' && batch !== undefined && range.start >= batch.start && range.end <= batch.end
  );
}

/** By place; a problem that shared aliases brought up twice stays once. */
function sorted(problems: Problem[]): Problem[] {
  const seen = new Set<string>();
  return problems
    .filter(({ code, range, message }) => {
      const identity = `${code} ${range.start} ${range.end} ${message}`;
      if (seen.has(identity)) return false;
      seen.add(identity);
      return true;
    })
    .sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
}
