import { nameFilter } from './filter';
import { type Group, type Grouping, groupByPrefix, groupByTag } from './groups';

export interface ProjectsToArrange {
  /** As the service lists them, as far as they are read. */
  names: readonly string[];
  /** Whether these are all. */
  complete: boolean;
  /** The projects that belong to the workspace. */
  ofWorkspace: ReadonlySet<string>;
  favourites: ReadonlySet<string>;
  filter: string;
  grouping: Grouping;
  /** The value of a tag of a project; undefined where it has none, or none is known. */
  tagOf(name: string, key: string): string | undefined;
}

export interface ArrangedProjects {
  /** Those of the workspace, then favourites; they stand nowhere else. */
  top: string[];
  groups: Group[];
  rest: string[];
  /** How many names the filter let through. */
  count: number;
}

/** What stands where below a connection: the workspace's own first, then favourites, then groups, then what belongs to none. */
export function arrangeProjects(projects: ProjectsToArrange): ArrangedProjects {
  const { names, ofWorkspace, favourites, filter } = projects;
  const isWanted = nameFilter(filter);
  const top = [...onTop(projects, ofWorkspace), ...onTop(projects, favourites)].filter(isWanted);
  const isTop = new Set(top);
  const others = names.filter((name) => !isTop.has(name) && isWanted(name));
  return { top: [...isTop], ...grouped(others, projects), count: isTop.size + others.length };
}

/** By name; one that is not read yet is shown all the same, until all are read and it is not there. */
function onTop({ names, complete }: ProjectsToArrange, wanted: ReadonlySet<string>): string[] {
  if (wanted.size === 0) return [];
  const known = new Set(names);
  return [...wanted].filter((name) => !complete || known.has(name)).sort();
}

function grouped(
  names: string[],
  { grouping, tagOf }: ProjectsToArrange,
): Pick<ArrangedProjects, 'groups' | 'rest'> {
  switch (grouping.by) {
    case 'none':
      return { groups: [], rest: names };
    case 'prefix':
      return groupByPrefix(names);
    case 'tag':
      return groupByTag(names, (name) => tagOf(name, grouping.key));
  }
}
