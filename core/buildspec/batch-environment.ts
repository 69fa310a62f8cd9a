import { readBoolean } from './scalars';
import { type Node, valueAt } from './tree';
import { textAt, textsByKey } from './values';

/** What a build of a batch changes of its project's environment. */
export interface BatchEnvironment {
  image?: string;
  /** Such as BUILD_GENERAL1_SMALL. */
  computeType?: string;
  /** Such as LINUX_CONTAINER. */
  type?: string;
  fleet?: string;
  privilegedMode?: boolean;
  variables: Record<string, string>;
}

/** Reads the `env` of a task, or of a matrix's `static`. */
export function batchEnvironment(env: Node | undefined): BatchEnvironment {
  return {
    image: textAt(env, 'image'),
    computeType: textAt(env, 'compute-type'),
    type: textAt(env, 'type'),
    fleet: textAt(env, 'fleet'),
    privilegedMode: readBoolean(textAt(env, 'privileged-mode') ?? ''),
    variables: textsByKey(valueAt(env, 'variables')),
  };
}
