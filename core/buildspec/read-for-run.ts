import { LintInput } from './lint/input';
import { RULES_FOR_RUN } from './lint/rules-for-run';
import { runRules } from './lint/run-rules';
import { parse } from './parse';
import { byPlace, unique, withRefusal } from './problem-list';
import type { Problem } from './problems';
import { parseShell } from './shell/parse';
import type { Node } from './tree';
import { validate } from './validate';

/**
 * Reads a buildspec as CodeBuild does: its tree, and what is wrong with it for CodeBuild. Advice is left out, and comments that hide a
 * problem in an editor hide nothing here. Never throws.
 */
export function readForRun(text: string): { tree?: Node; problems: Problem[] } {
  const { tree, problems: syntax, broken } = parse(text);
  if (!tree) return { problems: syntax.map(withRefusal) };
  const input = new LintInput({ text, tree, isBroken: broken.length > 0, readShell: parseShell });
  const found = [...syntax, ...validate(text, tree, broken), ...runRules(RULES_FOR_RUN, input)];
  return { tree, problems: unique(found).map(withRefusal).sort(byPlace) };
}
