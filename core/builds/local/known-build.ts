import type { KnownBuild } from '../failures/known-build';
import { looksSecret } from '../secret-names';
import type { LocalBuildRequest } from './request';

/** What the request of a local build tells that may explain its failure. */
export function knownBuild(
  request: Omit<LocalBuildRequest, 'buildId'>,
  executor: 'docker' | 'host',
): KnownBuild {
  const { buildspec, environmentVariables, region, timeoutMinutes, image, privileged = false } = request;
  const inDocker = executor === 'docker';
  return {
    runsOn: 'local',
    executor,
    buildspec: buildspec.text === undefined ? undefined : { text: buildspec.text },
    image: inDocker ? image : undefined,
    privileged: inDocker ? privileged : undefined,
    timeoutMinutes,
    variableNames: environmentVariables.map(({ name }) => name),
    // what is known to be a secret is masked in all that the build says
    secrets: environmentVariables.flatMap(({ name, value, type = 'PLAINTEXT' }) =>
      type === 'PLAINTEXT' && looksSecret(name) ? value : [],
    ),
    region,
  };
}
