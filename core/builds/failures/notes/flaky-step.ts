import type { FailureRule } from '../rule';

/** One commit, two results. */
export const flakyStep: FailureRule = {
  code: 'flaky-step',
  explain({ known: { sameAs, otherBuilds = [], runsOn }, command, phaseType }) {
    if (sameAs === undefined) return undefined;
    const passed = otherBuilds.find(
      (other) =>
        other.sameAs === sameAs &&
        other.buildStatus === 'SUCCEEDED' &&
        (runsOn === undefined || other.runsOn === runsOn),
    );
    if (!passed) return undefined;
    const what = command ? `\`${firstLine(command.text)}\`` : phaseType;
    return {
      message: `${passed.name} built the same commit in the same way and succeeded, so ${what} fails from time to time only.`,
      advice:
        'Look for what changes between two builds: time, order, network, other builds. `on-failure: RETRY` repeats a phase, but does not make it right.',
      docs: 'https://docs.aws.amazon.com/codebuild/latest/userguide/build-spec-ref.html#build-spec.phases.on-failure',
    };
  },
};

function firstLine(text: string): string {
  return text.split('\n')[0] ?? '';
}
