import { posix } from 'node:path';
import * as vscode from 'vscode';
import type { LazyLogRoom } from '../log/lazy-room';
import type { LogFiles } from '../log/log-files';
import { logUri } from '../log/log-uri';
import { showInformationMessage } from '../messages';
import type { LocalRun } from './local-run';

/** What the log of a run is called. */
function runLogName({
  buildspec,
  number,
  partOf,
}: Pick<LocalRun, 'buildspec' | 'number' | 'partOf'>): string {
  const part = partOf ? ` ${partOf.identifier}` : '';
  return `${posix.basename(vscode.Uri.parse(buildspec).path)} #${number}${part}`;
}

/** The log of a run as a document. */
export function runLogUri(run: LocalRun): vscode.Uri {
  return logUri({ place: { kind: 'run', id: run.id }, window: 0 }, runLogName(run));
}

/** Opens the log of a run, which may still be going on. */
export async function openRunLog(
  { logs, logRoom }: { logs: LogFiles; logRoom: LazyLogRoom },
  run: LocalRun,
): Promise<void> {
  if (!(await logs.has(run.id))) {
    void showInformationMessage('The log of this run is gone. Run the build again to make one.');
    return;
  }
  const room = await logRoom.open();
  await room.show({ kind: 'run', id: run.id }, runLogName(run), { follows: true });
}
