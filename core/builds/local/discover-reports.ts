import type { Clock } from '../events';
import type { FormatName } from '../reports/formats';
import { shellQuote } from './driver';
import type { Reporter } from './reporter';
import { tellBase } from './selection-lines';
import type { BuildShell } from './shell';

// as the agent says it; and what is found in a tree of any size stays within bounds
const SECONDS = 5;
const MOST_FILES = 1_000;
// 124 of GNU's timeout, else that of a program that a signal ended
const STOPPED = '124|137|143';
const LATE = 'late';
// enough for declarations, comments and a document type before the root element
const HEAD_BYTES = 2_048;

const ROOTS =
  '<([A-Za-z0-9]+:)?(testsuites?|test-results|test-run|testng-results|TestRun|coverage|report)[ />]';

export interface DiscoveryOptions {
  reporter: Reporter;
  shell: Pick<BuildShell, 'ask'>;
  clock: Pick<Clock, 'now'>;
  sourceDirectory: string;
  /** Files that the reports section has taken already. */
  taken: ReadonlySet<string>;
}

export interface DiscoveredFile {
  /** Below the source folder, '/' between parts. */
  path: string;
  format: FormatName;
}

/**
 * Looks for reports, as CodeBuild does after every build (AWS docs report-auto-discover). The build's own `find`, `grep` and `head`
 * look, so that nothing but the beginnings of likely files has to leave the workplace for it.
 */
export async function discoverReports(options: DiscoveryOptions): Promise<DiscoveredFile[]> {
  const { reporter, shell, clock, sourceDirectory, taken } = options;
  const start = clock.now();
  const answer = await shell.ask(script(sourceDirectory));
  const [enabled = '', pattern = '', ...found] = answer.text.split('\0');
  if (enabled.trim().toLowerCase() === 'false') return [];
  const glob = pattern.trim() || '**/*';
  reporter.line(`Set report auto-discover timeout to ${SECONDS} seconds`);
  tellBase(reporter, '.', ' .');
  reporter.line(`Expanding ${glob}`);
  const matching = (await recognised(found, glob)).filter(({ path }) => !taken.has(path));
  reporter.line(
    matching.length === 0
      ? 'No matching auto-discover report paths found'
      : `Found ${matching.length} file(s)`,
  );
  if (found.some((path, index) => index % 2 === 0 && path === LATE))
    reporter.line(`Local build: the search for reports took longer than ${SECONDS} seconds; it is given up`);
  const seconds = ((clock.now() - start) / 1000).toFixed(6);
  reporter.line(`Report auto-discover file discovery took ${seconds} seconds`);
  return matching;
}

/** The files that the glob takes and whose beginning is a report's, of a list of paths each followed by that beginning. */
async function recognised(found: string[], glob: string): Promise<DiscoveredFile[]> {
  // the list ends in a NUL
  if (found.length < 2) return [];
  const [{ default: picomatch }, { detectFormat }] = await Promise.all([
    import('picomatch'),
    import('../reports/detect'),
  ]);
  const matches = picomatch(glob.replace(/^\.\//, ''), { dot: true });
  const files: DiscoveredFile[] = [];
  for (let index = 0; index + 1 < found.length; index += 2) {
    const path = found[index]?.replace(/^\.\//, '') ?? '';
    const format = detectFormat(found[index + 1] ?? '');
    if (format && matches(path)) files.push({ path, format });
  }
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

const NAMES = "-name '*.xml' -o -name '*.trx'";
const JSON_NAMES = "-name .resultset.json -o -name '*cucumber*.json'";

/**
 * Prints the two variables, and the candidates, each with its beginning, and NUL after each of them; where the time was over, LATE is among
 * them, which is no path that `find` prints. XML is told by its elements, JSON by the names that tools give it. Most builds have none of
 * these names: for them one process has to do. What `find` starts has a limit of its own, for it goes on where only `find` is ended.
 * An image without `timeout` has a guard in its place.
 */
function script(sourceDirectory: string): string {
  return `printf '%s\\000%s\\000' "\${CODEBUILD_CONFIG_AUTO_DISCOVER-}" "\${CODEBUILD_CONFIG_AUTO_DISCOVER_DIR-}"
cd -- ${shellQuote(sourceDirectory)} 2>/dev/null || exit
if command -v timeout >/dev/null; then
limit='timeout ${SECONDS} "$@"; status=$?'
else
limit='"$@" & search=$!
(sleep ${SECONDS}; kill $search) >/dev/null 2>&1 & guard=$!
wait $search; status=$?
kill $guard'
fi
limit="$limit"'; case $status in ${STOPPED}) echo ${LATE};; esac'
limited() { sh -c "$limit" sh "$@"; }
names=$(limited find . -type f '(' ${NAMES} -o ${JSON_NAMES} ')' -print 2>/dev/null)
case $names in '') exit;; *${LATE}) printf '${LATE}\\000\\000'; exit;; esac
{
limited find . -type f '(' ${NAMES} ')' -exec sh -c "$limit" sh grep -lE ${shellQuote(ROOTS)} {} +
limited find . -type f '(' ${JSON_NAMES} ')' -print
} 2>/dev/null | head -n ${MOST_FILES} | while IFS= read -r file; do
[ "$file" != ${LATE} ] || printf '${LATE}\\000\\000'
[ -f "$file" ] || continue
printf '%s\\000' "$file"
head -c ${HEAD_BYTES} "$file" | tr -d '\\000'
printf '\\000'
done`;
}
