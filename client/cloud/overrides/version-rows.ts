import type { RemoteRefs } from '../../../core/builds/local/refs';
import type { Group } from './rows';

/** A version of the source that can be picked. */
export interface VersionRow {
  version: string;
  label: string;
  description?: string;
}

/** What a clone offers: first what is checked out, so far as CodeBuild can have it. */
export function versionRows({ branches, tags, head }: RemoteRefs): (VersionRow | Group)[] {
  const isOwn = (name: string) => name === head?.branch;
  const here = head?.isPushed ? 'checked out here' : 'checked out here, with commits that are not pushed';
  return [
    ...group('branches, as of the last fetch', [
      ...branches.filter(isOwn).map((name) => branchRow(name, here)),
      ...branches.filter((name) => !isOwn(name)).map((name) => branchRow(name)),
    ]),
    ...group('commit', head?.isPushed ? [commitRow(head.commit)] : []),
    ...group(
      'tags',
      tags.map((version) => ({ version, label: `$(tag) ${version}` })),
    ),
  ];
}

function branchRow(version: string, description?: string): VersionRow {
  return { version, label: `$(git-branch) ${version}`, description };
}

function commitRow(version: string): VersionRow {
  return { version, label: `$(git-commit) ${version.slice(0, 7)}`, description: 'checked out here' };
}

function group(title: string, rows: VersionRow[]): (VersionRow | Group)[] {
  return rows.length === 0 ? [] : [{ group: title }, ...rows];
}
