/** True for a project's `buildspec` that is given as text, not as the path of a file. */
export function isInlineBuildspec(buildspec: string): boolean {
  return /\n|^\s*version\s*:|^\s*\{/.test(buildspec);
}
