import type { Problem } from './problems';
import { entryOf, type Node } from './tree';

/** Whoever meets CodeBuild's own words in a log finds them here again. */
export function withRefusal(problem: Problem): Problem {
  if (!problem.refusal) return problem;
  const { statusCode, message } = problem.refusal;
  return { ...problem, message: `${problem.message} CodeBuild says: ${statusCode}: ${message}` };
}

/** An ordinary build ignores the batch section and takes a quoted version; a batch build does neither. */
export function concernsBatchOnly({ code, range }: Problem, tree: Node): boolean {
  if (code === 'quoted-version') return true;
  const batch = entryOf(tree, 'batch')?.range;
  return (
    code !== 'yaml-syntax' && batch !== undefined && range.start >= batch.start && range.end <= batch.end
  );
}

/** A problem that shared aliases brought up twice stays once. */
export function unique(problems: Problem[]): Problem[] {
  const seen = new Set<string>();
  return problems.filter(({ code, range, message }) => {
    const identity = `${code} ${range.start} ${range.end} ${message}`;
    if (seen.has(identity)) return false;
    seen.add(identity);
    return true;
  });
}

/** In the order of the text. */
export function byPlace(a: Problem, b: Problem): number {
  return a.range.start - b.range.start || a.range.end - b.range.end;
}
