import type { Batch, BatchBuild } from '../../../buildspec/batch';

/** What a batch would do: a line for each build, with what it waits for and what it changes. */
export function batchLines({ type, fastFail, builds }: Batch): string[] {
  const width = Math.max(...builds.map(({ identifier }) => identifier.length));
  const count = builds.length === 1 ? '1 build' : `${builds.length} builds`;
  return [
    `${type}: ${count}${fastFail ? ', all stopped at the first failure' : ''}`,
    ...builds.map((build) => `  ${build.identifier.padEnd(width)}  ${changes(build).join(', ')}`.trimEnd()),
  ];
}

/** Values of variables may be secrets; their names are not. */
function changes({ dependsOn, ignoreFailure, buildspec, env }: BatchBuild): string[] {
  const variables = Object.keys(env.variables);
  return [
    ...(dependsOn.length > 0 ? [`after ${dependsOn.join(' and ')}`] : []),
    ...(buildspec === undefined ? [] : [`buildspec ${buildspec}`]),
    ...(env.image === undefined ? [] : [`image ${env.image}`]),
    ...(env.type === undefined ? [] : [env.type]),
    ...(env.computeType === undefined ? [] : [env.computeType]),
    ...(env.privilegedMode ? ['privileged'] : []),
    ...(variables.length > 0 ? [`with ${variables.join(', ')}`] : []),
    ...(ignoreFailure ? ['failure ignored'] : []),
  ];
}
