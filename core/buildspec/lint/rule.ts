import type { Problem } from '../problems';
import type { Node } from '../tree';

export interface LintInput {
  text: string;
  tree: Node;
}

/** One rule: what it finds in a buildspec beyond the schema. */
export type LintRule = (input: LintInput) => Problem[];
