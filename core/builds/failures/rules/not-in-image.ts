import { inContexts } from '../contexts';
import { BUILDSPEC_DOCS } from '../docs';
import type { Failure, FailureRule } from '../rule';

/** A local build looks before a phase whether the image has the shell and the user that the buildspec asks for. */
export const notInImage: FailureRule = {
  code: 'not-in-image',
  explain(failure) {
    const match = inContexts(
      failure,
      /^The (?<what>shell|user) (?<name>\S+) that (?:the buildspec asks for|run-as names) is not in the build image\. (?<advice>.+)/,
    );
    const { what, name = '', advice = '' } = match?.groups ?? {};
    if (what === undefined) return undefined;
    return {
      message: `The build image has no ${what} \`${name}\`.`,
      advice,
      docs: BUILDSPEC_DOCS,
      range: placeOf(failure, what === 'shell' ? ['env', 'shell'] : undefined, name),
    };
  },
};

function placeOf({ buildspec, phaseType }: Failure, path: string[] | undefined, name: string) {
  const paths = path ? [path] : [['phases', phaseType.toLowerCase(), 'run-as'], ['run-as']];
  return paths.map((each) => buildspec?.scalarAt(...each)).find((node) => node?.value === name)?.range;
}
