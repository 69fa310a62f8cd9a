import { isVariableName } from '../core/builds/local/variables';

interface Named {
  name: string;
}

/** The variables with that one, in its old place where it had one. */
export function withVariable<V extends Named>(variables: readonly V[], variable: V): V[] {
  const isKnown = variables.some(({ name }) => name === variable.name);
  if (!isKnown) return [...variables, variable];
  return variables.map((each) => (each.name === variable.name ? variable : each));
}

export function withoutVariable<V extends Named>(variables: readonly V[], name: string): V[] {
  return variables.filter((each) => each.name !== name);
}

/** What is wrong with a name that is typed; undefined where nothing is. */
export function nameProblem(name: string): string | undefined {
  if (!isVariableName(name)) return 'A name has letters, digits and _ only, and begins with no digit';
  if (name.startsWith('CODEBUILD_')) return "Names that begin with CODEBUILD_ are CodeBuild's own";
  return undefined;
}
