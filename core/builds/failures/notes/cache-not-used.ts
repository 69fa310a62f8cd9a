import { addCachePaths, usualCachePaths } from '../cache-paths';
import { guide } from '../docs';
import type { Failure, FailureRule, RuleFinding, SeenLine } from '../rule';

/** The agent's lines on the cache, in DOWNLOAD_SOURCE; no cache fails a build. */
export const cacheNotUsed: FailureRule = {
  code: 'cache-not-used',
  anywhere: {
    words: [
      'not defined in the buildspec',
      'no paths specified to be cached',
      'not a valid directory cache path',
      'skipping cache entry',
      'unable to download cache',
      'unable to upload cache',
    ],
    pattern:
      /(?<none>Cache is not defined in the buildspec|no paths specified to be cached)|Not a valid directory cache path: (?<file>\S+)|Skipping cache entry: path "(?<entry>[^"]+)" is not within allowed cache paths|Unable to (?<verb>download|upload) cache: (?<why>.*)/,
  },
  explain(failure, _lines, anywhere) {
    for (const line of anywhere.toReversed()) {
      const finding = findingOn(failure, line);
      if (finding) return { docs: guide('build-caching'), ...finding };
    }
    return undefined;
  },
};

function findingOn(failure: Failure, { match }: SeenLine): RuleFinding | undefined {
  const { none, file, entry, verb, why } = match.groups ?? {};
  const { buildspec, known } = failure;
  if (none !== undefined) {
    // said of every build without a cache; only a project that has one wants to know
    if (known.cacheType !== 'S3') return undefined;
    const paths = usualCachePaths(buildspec?.commandTexts ?? []);
    return {
      message: 'The project has a cache, and the buildspec names no paths for it.',
      advice: 'Add `cache.paths`, such as the download folder of the package manager.',
      fix: paths.length > 0 && buildspec ? addCachePaths(buildspec, paths) : undefined,
    };
  }
  if (file !== undefined) {
    const node = buildspec?.scalarsAt('cache', 'paths').find(({ value }) => value === file);
    const pattern = `${file.replace(/\/+\*?$/, '')}/**/*`;
    return {
      message: `A local cache keeps folders only, and \`${file}\` is none to it.`,
      advice: `Name the folder with all that is in it, such as \`${pattern}\`.`,
      fix: node && {
        kind: 'buildspec',
        title: `Replace with ${pattern}`,
        edits: [{ range: node.range, newText: `'${pattern.replaceAll("'", "''")}'` }],
      },
    };
  }
  if (entry !== undefined) {
    const folder = entry.replace(/\/[^/]*$/, '');
    return {
      message: `The cache holds \`${entry}\`, which \`cache.paths\` does not name any more, so it was not restored.`,
      advice: 'Add its path if it is wanted; else it goes away with the next cache.',
      fix: buildspec && folder !== '' ? addCachePaths(buildspec, [`${folder}/**/*`]) : undefined,
    };
  }
  return {
    message: `The cache could not be ${verb}ed: ${why?.replace(/\.$/, '')}.`,
    advice:
      'At its first use, and after it was invalidated, there is none yet. If it comes again, allow the role `s3:GetObject` and `s3:PutObject` on the place of the cache.',
  };
}
