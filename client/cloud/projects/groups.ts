/** What the projects of a connection are put together by. */
export type Grouping = { by: 'none' } | { by: 'prefix' } | { by: 'tag'; key: string };

export interface Group {
  /** The prefix, with the separator at its end, or the value of the tag. */
  label: string;
  /** In the order in which they were given. */
  names: string[];
}

export interface Grouped {
  /** By label. */
  groups: Group[];
  /** Names that belong to no group. */
  rest: string[];
}

/** A group that is larger is divided by the next part of its names, where they have one. */
const LARGEST_GROUP = 100;

/** The separators that names of projects may have (API Project.name: letters, digits, - and _). */
const PART = /[^-_]*[-_]+/g;

/** Names by the parts before their separators, such as `web-`. One name makes no group: it would be a click more. */
export function groupByPrefix(names: readonly string[]): Grouped {
  const { groups, rest } = divide(names, 1);
  return { groups: sorted(groups), rest };
}

function divide(names: readonly string[], parts: number): Grouped {
  const rest: string[] = [];
  const found = collect(names, (name) => prefixOf(name, parts), rest);
  const groups: Group[] = [];
  for (const [label, members] of found) {
    if (members.length === 1) rest.push(...members);
    else if (members.length <= LARGEST_GROUP) groups.push({ label, names: members });
    else {
      const divided = divide(members, parts + 1);
      groups.push(...divided.groups);
      if (divided.rest.length > 1) groups.push({ label, names: divided.rest });
      else rest.push(...divided.rest);
    }
  }
  const isRest = new Set(rest);
  return { groups, rest: names.filter((name) => isRest.has(name)) };
}

/** The first parts of a name, where it has more than these. */
function prefixOf(name: string, parts: number): string | undefined {
  const prefix = name.match(PART)?.slice(0, parts) ?? [];
  const text = prefix.join('');
  return prefix.length === parts && text.length < name.length ? text : undefined;
}

/** Names by a tag; those that have no such tag, or whose tags are not known, belong to no group. */
export function groupByTag(names: readonly string[], tagOf: (name: string) => string | undefined): Grouped {
  const rest: string[] = [];
  const found = collect(names, tagOf, rest);
  return { groups: sorted([...found].map(([label, names]) => ({ label, names }))), rest };
}

/** Names by what a function says of them; those of which it says nothing go to the rest. */
function collect(
  names: readonly string[],
  keyOf: (name: string) => string | undefined,
  rest: string[],
): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const name of names) {
    const key = keyOf(name);
    const members = key === undefined ? rest : found.get(key);
    if (members) members.push(name);
    else if (key !== undefined) found.set(key, [name]);
  }
  return found;
}

function sorted(groups: Group[]): Group[] {
  return groups.sort((a, b) => (a.label < b.label ? -1 : a.label > b.label ? 1 : 0));
}
