const NAME = /^(buildspec[^/]*|[^/]*[.-]buildspec)\.ya?ml$/i;

/** Whether a file's name says that it is a buildspec; `path` has `/` or `\` between its parts. */
export function isBuildspecPath(path: string): boolean {
  return NAME.test(path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1));
}

/**
 * Whether a text is a buildspec, whatever its file is called: `version` 0.1 or 0.2 beside `phases` or `batch` at the top.
 * Reads lines only, so it also works on broken YAML.
 */
export function looksLikeBuildspec(text: string): boolean {
  return (
    /^\uFEFF?version\s*:\s*["']?0\.[12]["']?\s*(#.*)?$/m.test(text) &&
    /^\uFEFF?(phases|batch)\s*:/m.test(text)
  );
}
