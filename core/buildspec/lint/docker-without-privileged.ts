import { readBoolean } from '../scalars';
import { batchTasks, LAMBDA } from '../symbols/batch';
import { entryOf, type Node, scalarsOf, valueAt } from '../tree';
import type { LintRule } from './rule';
import { bareWords, spelled, unconditional } from './simple-commands';

const NEEDS_DAEMON = /^docker (build|run|pull|push|buildx build|compose)( |$)/;

/** Without privileged mode no Docker daemon runs beside the build: AWS docs troubleshooting, "Cannot connect to the Docker daemon". */
export const dockerWithoutPrivileged: LintRule = {
  code: 'docker-without-privileged',
  severity: 'information',
  check({ tree, shellCommands }) {
    const environments: (Node | undefined)[] = [
      valueAt(tree, 'batch', 'build-matrix', 'static', 'env'),
      ...batchTasks(tree)
        .filter(({ node }) => !entryOf(node, 'buildspec'))
        .map(({ node }) => valueAt(node, 'env')),
    ].filter((env) => !isLambda(env));
    const off = environments.flatMap((env) => entryOf(env, 'privileged-mode')?.value ?? []);
    const refused = off.filter((value) => value.kind === 'scalar' && readBoolean(value.value) === false);
    if (refused.length === 0 || refused.length !== environments.filter(Boolean).length) return [];
    if (entryOf(valueAt(tree, 'batch', 'build-matrix', 'dynamic'), 'buildspec')) return [];
    if (shellCommands.some(({ text }) => text.includes('DOCKER_HOST'))) return [];
    const uses = shellCommands.some(
      ({ script }) =>
        script && unconditional(script).some((simple) => NEEDS_DAEMON.test(spelled(bareWords(simple)))),
    );
    if (!uses) return [];
    return refused.map(({ range }) => ({
      message:
        'The commands of this file use Docker, whose daemon runs in privileged mode only. Write `privileged-mode: true`, unless the project has a Docker server.',
      range,
    }));
  },
};

/** Has no privileged mode to switch on: that is lambda-compute's matter. */
function isLambda(env: Node | undefined): boolean {
  return ['type', 'compute-type'].some((key) =>
    scalarsOf(valueAt(env, key)).some(({ value }) => LAMBDA.test(value)),
  );
}
