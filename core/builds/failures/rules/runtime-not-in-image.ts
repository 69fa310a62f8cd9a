import { inContexts } from '../contexts';
import { RUNTIMES_DOCS } from '../docs';
import type { FailureRule } from '../rule';

/** awslabs/open-data-registry#1082: a version that the image's runtimes.yml does not have. */
export const runtimeNotInImage: FailureRule = {
  code: 'runtime-not-in-image',
  explain(failure) {
    const match = inContexts(
      failure,
      /Unknown runtime version named '([^']*)' of (\S+?)\.? This build image has the following versions: (.*\w)/,
      'YAML_FILE_ERROR',
    );
    if (!match) return undefined;
    const [, version = '', runtime = '', list = ''] = match;
    const offered = list.split(/,\s*/);
    const node = failure.buildspec?.scalarAt('phases', 'install', 'runtime-versions', runtime);
    const nearest = nearestVersion(version, offered);
    return {
      message: `The image has ${runtime} ${offered.join(', ')}, not ${version}.`,
      advice: 'Ask for one of these under `runtime-versions`, or choose an image that has the version.',
      docs: RUNTIMES_DOCS,
      range: node?.range,
      fix:
        node && nearest !== undefined
          ? {
              kind: 'buildspec',
              title: `Replace with ${nearest}`,
              edits: [{ range: node.range, newText: nearest }],
            }
          : undefined,
    };
  },
};

/** The lowest version above the wanted one, else the highest of all: what was written for an old version rather runs on a newer one. */
function nearestVersion(wanted: string, offered: readonly string[]): string | undefined {
  // what an edit writes into the buildspec is a version, whatever the log says
  const versions = offered.filter((version) => /^[a-z]*\d+(?:\.\d+)*$/.test(version)).sort(byVersion);
  return versions.find((version) => byVersion(version, wanted) > 0) ?? versions.at(-1);
}

function byVersion(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true });
}
