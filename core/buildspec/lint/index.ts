import type { Problem } from '../problems';
import type { Node } from '../tree';
import { LintInput } from './input';
import { RULES } from './rules';

/** What the rules beyond the schema find. `isBroken`: a syntax error made parts of the text unreadable. */
export function lint(text: string, tree: Node, isBroken: boolean): Problem[] {
  const input = new LintInput(text, tree, isBroken);
  return RULES.flatMap(({ code, severity, check }) =>
    check(input).map((finding) => ({ code, severity, ...finding })),
  );
}
