import type { Input } from '../input';
import type { Build } from '../model';
import type { EmulatorContext, Operation } from '../operation';
import { pageOf } from '../paging';
import { invalidInput } from '../service-error';
import type { BuildHeader } from '../store/build-records';
import { PAGE_SIZE, projectNotFound } from './projects';

export const listBuilds: Operation = (input, { store }) => pageOfIds(input, store.builds());

export const listBuildsForProject: Operation = (input, { store, region }) => {
  const projectName = input.requiredString('projectName');
  if (!store.hasProject(projectName)) throw projectNotFound(projectName, region);
  return pageOfIds(input, store.buildsOf(projectName));
};

export const batchGetBuilds: Operation = (input, context) => {
  const ids = input.strings('ids', 100);
  const found = new Map([...new Set(ids)].map((id) => [id, findBuild(id, context)]));
  return {
    builds: [...found.values()].filter((build) => build !== undefined),
    buildsNotFound: ids.filter((id) => !found.get(id)),
  };
};

/** By id or ARN. */
export function findBuild(idOrArn: string, { store }: EmulatorContext): Build | undefined {
  return store.build(idOrArn.replace(/^arn:aws:codebuild:[^:]*:\d*:build\//, ''));
}

function pageOfIds(input: Input, newestFirst: BuildHeader[]): { ids: string[]; nextToken?: string } {
  const ascending = input.oneOf('sortOrder', ['ASCENDING', 'DESCENDING']) === 'ASCENDING';
  const builds = ascending ? newestFirst.toReversed() : newestFirst;
  const page = pageOf(builds, ({ id }) => id, {
    nextToken: input.string('nextToken'),
    size: PAGE_SIZE,
    refuse: invalidInput,
  });
  return { ids: page.items.map(({ id }) => id), nextToken: page.nextToken };
}
