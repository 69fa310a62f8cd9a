import type { Buildspec } from './buildspec';
import { isAdjustable, isFixable } from './codes';
import { interpret } from './interpret';
import { lint } from './lint';
import type { ReadOptions, Severities } from './options';
import { type Parsed, parse } from './parse';
import { byPlace, concernsBatchOnly, unique, withRefusal } from './problem-list';
import type { Problem } from './problems';
import { parseShell } from './shell/parse';
import { suppress } from './suppress';
import type { Node } from './tree';
import { validate } from './validate';

export interface Reading {
  tree?: Node;
  /** Absent where an ordinary build on CodeBuild could not read the file either. */
  buildspec?: Buildspec;
  /** In the order of the text. */
  problems: Problem[];
}

/** Reads a buildspec: its tree, what is wrong with it, and what it says where it can be read. Never throws. */
export function readBuildspec(text: string, options: ReadOptions = {}): Reading {
  return readParsed(text, parse(text), options);
}

/** The same for a text that is parsed already: checking takes much longer than parsing, and not everybody waits for it. */
export function readParsed(
  text: string,
  parsed: Parsed,
  { severities = {}, readShell = parseShell }: ReadOptions = {},
): Reading {
  const { tree, problems: syntax, broken } = parsed;
  if (!tree) return { problems: syntax.map(withRefusal) };
  const found = [
    ...syntax,
    ...validate(text, tree, broken),
    ...lint({ text, tree, isBroken: broken.length > 0, readShell }),
  ];
  const wanted = adjusted(suppress(text, tree, unique(found)), severities);
  const problems = wanted.map(withRefusal).map(withDeclaredFix).sort(byPlace);
  const isReadable = problems.every(
    (problem) => problem.severity !== 'error' || concernsBatchOnly(problem, tree),
  );
  return { tree, buildspec: isReadable ? interpret(tree) : undefined, problems };
}

/** With the severities a user has chosen; what nothing can be read behind keeps its own. */
function adjusted(problems: Problem[], severities: Severities): Problem[] {
  return problems.flatMap((problem) => {
    const severity =
      Object.hasOwn(severities, problem.code) && isAdjustable(problem.code)
        ? severities[problem.code]
        : undefined;
    if (severity === 'off') return [];
    return [severity === undefined ? problem : { ...problem, severity }];
  });
}

/** No fix goes out that no golden file shows. */
function withDeclaredFix(problem: Problem): Problem {
  return problem.fix && !isFixable(problem.code) ? { ...problem, fix: undefined } : problem;
}
