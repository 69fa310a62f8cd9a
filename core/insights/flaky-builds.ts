import { repeatedVersions } from './alike';
import type { Selection } from './filter';
import { CODES } from './outcome';
import { type Ratio, ratio } from './ratio';

export interface FlakyVersion {
  project: string;
  sourceVersion: string;
  /** Ids, in the order in which they began. */
  succeeded: string[];
  failed: string[];
}

export interface FlakyBuilds extends Ratio {
  /** Those that came to different results, the latest first. */
  versions: FlakyVersion[];
}

/**
 * The flakiness index of builds: the share of source versions that both succeeded and failed, of those that a project built to a result at
 * least twice. A fault of CodeBuild is no result of the source.
 */
export function flakyBuilds(selection: Selection): FlakyBuilds {
  const { history } = selection;
  const versions: { last: number; version: FlakyVersion }[] = [];
  let compared = 0;
  for (const rows of repeatedVersions(selection)) {
    const succeeded = rows.filter((row) => history.status.at(row) === CODES.succeeded);
    const failed = rows.filter((row) => hasFailed(history.status.at(row)));
    if (succeeded.length + failed.length < 2) continue;
    compared += 1;
    if (succeeded.length === 0 || failed.length === 0) continue;
    const [first = 0] = rows;
    const ids = (some: Uint32Array) => Array.from(some, (row) => history.ids[row] ?? '');
    versions.push({
      last: history.start.at(rows.at(-1) ?? first),
      version: {
        project: history.projects.textOf(history.project.at(first)) ?? '',
        sourceVersion: history.sourceVersions.textOf(history.sourceVersion.at(first)) ?? '',
        succeeded: ids(succeeded),
        failed: ids(failed),
      },
    });
  }
  versions.sort((a, b) => b.last - a.last);
  return { ...ratio(versions.length, compared), versions: versions.map(({ version }) => version) };
}

function hasFailed(status: number): boolean {
  return status === CODES.failed || status === CODES.timedOut;
}
