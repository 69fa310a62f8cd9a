import { entryOf } from '../../../buildspec/tree';
import { inContexts } from '../contexts';
import { RUNTIMES_DOCS } from '../docs';
import type { FailureRule } from '../rule';

/** Images of 2019 and 2020 alone want a runtime named. */
export const runtimeRequired: FailureRule = {
  code: 'runtime-required',
  explain(failure) {
    if (!inContexts(failure, /requires selecting at least one runtime version/)) return undefined;
    return {
      message: 'The build image wants a runtime version to be chosen, and the buildspec chooses none.',
      advice:
        'Add `runtime-versions` under `phases.install`, such as `nodejs: 22`; or take a newer image, which has defaults.',
      docs: RUNTIMES_DOCS,
      range: failure.buildspec?.tree && installKey(failure.buildspec),
    };
  },
};

function installKey({ tree }: NonNullable<Parameters<FailureRule['explain']>[0]['buildspec']>) {
  const phases = entryOf(tree, 'phases');
  return (entryOf(phases?.value, 'install') ?? phases)?.key.range;
}
