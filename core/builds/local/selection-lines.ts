import type { ArtifactEvent } from '../events';
import type { CollectedArtifact } from './artifacts';
import type { Reporter } from './reporter';

/** The agent's lines before it looks for the files of an artifact or a report. */
export function tellBase(reporter: Reporter, base: string, announced = base): void {
  for (const text of [
    `Expanding base directory path: ${announced}`,
    'Assembling file list',
    `Expanding ${base}`,
    `Expanding file paths for base directory ${base}`,
    'Assembling file list',
  ])
    reporter.line(text);
}

/** The agent's lines on what each pattern found, and ours on what was left out or lost. */
export function tellSelection(
  reporter: Reporter,
  patterns: readonly string[],
  { counts, skippedLinks, refusedNames, collisions }: CollectedArtifact,
): void {
  for (const [index, pattern] of patterns.entries()) {
    const count = counts[index] ?? 0;
    reporter.line(`Expanding ${pattern}`);
    reporter.line(count > 0 ? `Found ${count} file(s)` : `Skipping invalid file path ${pattern}`);
  }
  for (const { name, leadsTo } of skippedLinks)
    reporter.line(
      `Local build: skipping symbolic link ${shown(name)}: it leads to ${leadsTo === 'folder' ? 'a folder' : 'no file'}`,
    );
  for (const { name, why } of refusedNames) reporter.line(`Local build: skipping ${shown(name)}: ${why}`);
  for (const name of collisions)
    reporter.line(
      `Local build: discard-paths gives several files the name ${shown(name)}; one of them is kept`,
    );
}

const MOST_SUMS = 10;

/** The SHA-256 of an artifact, and of each of its files where these are few; the event has all of them. */
export function tellSums(
  reporter: Reporter,
  {
    identifier,
    location,
    files,
    fileSha256s = [],
    sha256,
  }: Pick<ArtifactEvent, 'identifier' | 'location' | 'files' | 'fileSha256s' | 'sha256'>,
): void {
  const name = identifier === '' ? 'the artifact' : `the artifact ${identifier}`;
  const count = files.length === 1 ? '1 file' : `${files.length} files`;
  const whose = /\.zip$/i.test(location) ? 'of its archive' : 'of their list';
  reporter.line(`Local build: ${name} has ${count}; SHA-256 ${whose}: ${sha256}`);
  if (files.length > MOST_SUMS) return;
  for (const [index, file] of files.entries()) reporter.line(`  ${fileSha256s[index]}  ${shown(file)}`);
}

/** A line break in a name would make its rest look like a line of the agent's own. */
function shown(name: string): string {
  return name.replaceAll(/\p{Cc}/gu, '\uFFFD');
}
