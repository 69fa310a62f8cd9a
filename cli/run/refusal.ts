import { readBuildspec } from '../../core/buildspec/read';
import { valueAt } from '../../core/buildspec/tree';

/** What to do about a buildspec that was refused; nothing where `lint` would find it right, as with a runtime that the image lacks. */
export function refusalAdvice(text: string | undefined, file: string, isBatch: boolean): string[] {
  if (text === undefined) return [];
  const { tree, problems } = readBuildspec(text);
  if (problems.some(({ severity }) => severity === 'error'))
    return [`The buildspec was refused. See where and why with: lint ${file}`];
  if (isBatch && tree && !valueAt(tree, 'batch'))
    return [`${file} has no batch section. Leave out --batch to run it as one build.`];
  return [];
}
