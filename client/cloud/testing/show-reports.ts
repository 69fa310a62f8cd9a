import * as vscode from 'vscode';
import type { AwsErrorDescription } from '../../../core/aws/errors';
import { showInformationMessage } from '../../messages';
import type { ShownBuild } from '../../testing/shown-build';
import type { Answer } from '../api';
import type { CloudSession } from '../connections/session';
import type { Ended } from '../ends/end-notices';
import type { CloudParts } from '../parts';
import { sourceFolder } from '../source-folders';
import { runAgain } from './run-again';
import { type ShownTarget, shownBuild } from './shown-build';

type Target = Pick<Ended<CloudSession>, 'session' | 'build' | 'batch'>;

/** Reports of a build that has just ended may still be made: read again so often, after so many milliseconds. */
const TRIES = 6;
const PAUSE = 5_000;

/** Shows the reports of a build or batch in the Testing view, because the user wants to see them now. */
export async function showReports(parts: CloudParts, target: Target): Promise<void> {
  const answer = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: 'Reading the reports…' },
    () => shown(parts, target, { isAsked: true }),
  );
  if (!answer.ok) {
    await parts.showFailure(answer.error, target.session);
    return;
  }
  if (answer.value.reports.length === 0) {
    void showInformationMessage(
      `The reports of ${answer.value.name} are gone: CodeBuild keeps them for 30 days.`,
    );
    return;
  }
  await parts.testing.show(answer.value, { isAsked: true });
}

/** Shows those of a build or batch that has just ended, if the setting wants it. What fails then is not told: nobody asked. */
export async function showEndedReports(parts: CloudParts, target: Target): Promise<void> {
  const build = await shownAtEnd(parts, target);
  if (build) await parts.testing.show(build, { isAsked: false });
}

async function shownAtEnd(parts: CloudParts, target: Target): Promise<ShownBuild | undefined> {
  await untilMade(parts, target);
  const answer = await shown(parts, target, { isAsked: false });
  return answer.ok && answer.value.reports.length > 0 ? answer.value : undefined;
}

async function shown(
  parts: CloudParts,
  target: Target,
  { isAsked }: { isAsked: boolean },
): Promise<Answer<ShownBuild>> {
  const tell = (error: AwsErrorDescription) => void parts.showFailure(error, target.session);
  const again = runAgain(parts, target, (next) => shownAtEnd(parts, next));
  const folder = await sourceFolder(target.build ?? target.batch ?? {});
  return shownBuild(target satisfies ShownTarget, {
    isOnly: parts.sessions.all.length < 2,
    folder: folder?.toString(),
    again,
    onUnread: isAsked ? tell : () => undefined,
    onFailure: tell,
  });
}

async function untilMade({ clock }: CloudParts, { session, build, batch }: Target): Promise<void> {
  const { reports } = session.store.builds;
  const { reportArns = [] } = build ?? batch ?? {};
  for (let tries = 0; tries < TRIES; tries++) {
    const answer = await reports.of(reportArns);
    if (!answer.ok || !answer.value.some(({ status }) => status === 'GENERATING')) return;
    await clock.sleep(PAUSE);
    reports.outdate(reportArns);
  }
}
