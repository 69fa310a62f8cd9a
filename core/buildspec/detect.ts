const NAME = /^(?:buildspec[^/]*|[^/]*[.-]buildspec)$/i;
const FOLDER = /(?:^|[/\\])(?:\.codebuild|codebuild|buildspecs?)[/\\]/i;
const YAML = /\.ya?ml$/i;
const JSON_NAME = /\.json$/i;

/** Whether a path tells that a file is a buildspec, or only that it may be one if its content is. */
export type PathVerdict = 'buildspec' | 'by-content' | 'other';

/**
 * What a path says; `/` or `\` stand between its parts. YAML is told by its name. YAML in a folder for buildspecs, and JSON
 * of such a name or in such a folder, may as well be something else, such as a schema or a values file.
 */
export function verdictOfPath(path: string): PathVerdict {
  const file = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  if (YAML.test(file)) {
    if (NAME.test(file.replace(YAML, ''))) return 'buildspec';
    return FOLDER.test(path) ? 'by-content' : 'other';
  }
  const mayBe = JSON_NAME.test(file) && (NAME.test(file.replace(JSON_NAME, '')) || FOLDER.test(path));
  return mayBe ? 'by-content' : 'other';
}

/** Whether a file's name says that it is a buildspec; `path` has `/` or `\` between its parts. */
export function isBuildspecPath(path: string): boolean {
  return verdictOfPath(path) === 'buildspec';
}

/**
 * Whether a text is a buildspec, whatever its file is called: `version` 0.1 or 0.2 beside `phases` or `batch` at the top.
 * Reads lines only, so it also works on broken YAML.
 */
export function looksLikeBuildspec(text: string): boolean {
  if (/^\uFEFF?\s*\{/.test(text)) return looksLikeJsonBuildspec(text);
  return (
    /^\uFEFF?version\s*:\s*["']?0\.[12]["']?\s*(#.*)?$/m.test(text) &&
    /^\uFEFF?(phases|batch)\s*:/m.test(text)
  );
}

function looksLikeJsonBuildspec(text: string): boolean {
  return (
    /^\uFEFF?\s*\{/.test(text) &&
    /"version"\s*:\s*"?0\.[12]"?\s*[,}]/.test(text) &&
    /"(?:phases|batch)"\s*:\s*\{/.test(text)
  );
}
