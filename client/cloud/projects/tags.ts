import type { Project } from '@aws-sdk/client-codebuild';

export interface TagKey {
  key: string;
  /** How many projects have it. */
  count: number;
}

/** The keys of the tags that projects have, the most used first; such as AWS itself sets (`aws:…`) last. */
export function tagKeys(projects: Iterable<Pick<Project, 'tags'>>): TagKey[] {
  const counts = new Map<string, number>();
  for (const { tags = [] } of projects) {
    for (const { key } of tags) if (key !== undefined) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const isOfAws = (key: string) => Number(key.startsWith('aws:'));
  return [...counts]
    .map(([key, count]) => ({ key, count }))
    .sort((a, b) => isOfAws(a.key) - isOfAws(b.key) || b.count - a.count || (a.key < b.key ? -1 : 1));
}

/** Undefined where the project has no such tag, or an empty one. */
export function tagValue({ tags = [] }: Pick<Project, 'tags'>, key: string): string | undefined {
  return tags.find((tag) => tag.key === key)?.value || undefined;
}
