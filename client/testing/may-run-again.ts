import { showInformationMessage, showWarningMessage } from '../messages';
import type { ShownBuild } from './shown-build';

/** Asks before builds run again that are not the user's own computer's, or several at once. */
export async function mayRunAgain(builds: readonly ShownBuild[]): Promise<boolean> {
  const [first, ...others] = builds;
  if (!first) {
    void showInformationMessage(
      'These builds cannot run again from here. Start them from the CodeBuild view.',
    );
    return false;
  }
  const question = others.length > 0 ? `Run ${builds.length} builds again?` : first.again?.question;
  if (question === undefined) return true;
  const runAgain = 'Run Again';
  const detail = 'CodeBuild runs no single tests: each build runs again as a whole.';
  const answer = await showWarningMessage(question, { modal: true, detail }, runAgain);
  return answer === runAgain;
}
