import { basename } from 'node:path';
import * as vscode from 'vscode';
import type { RemoteArtifact } from '../../../core/builds/remote/artifacts';
import { downloadArtifact } from '../../../core/builds/remote/download-artifact';
import type { DownloadOutcome } from '../../../core/builds/remote/download-outcome';
import { withCancellableProgress } from '../../cancellable-progress';
import { showErrorMessage, showInformationMessage, showWarningMessage } from '../../messages';
import { revealFolder } from '../../reveal-folder';
import { withoutLinks } from '../../without-links';
import type { CloudSession } from '../connections/session';
import type { CloudParts } from '../parts';
import { attempt } from './attempt';
import { downloadMessage, progressText } from './download-message';

/** Milliseconds between two words about how far a download is. */
const PACE = 200;

/** Puts an artifact into a folder that the user picks, and says what came and where it is. */
export async function download(
  parts: CloudParts,
  session: CloudSession,
  artifact: RemoteArtifact,
): Promise<void> {
  if (!vscode.workspace.isTrusted) return;
  const folder = await pickFolder(artifact);
  if (!folder) return;
  const outcome = await fetch(parts, session, artifact, folder.fsPath);
  if (!outcome || (!outcome.ok && outcome.reason === 'cancelled')) return;
  if (!outcome.ok) {
    void showErrorMessage(`${outcome.message} ${outcome.next}`);
    return;
  }
  const text = downloadMessage(outcome, { name: basename(outcome.path), folder: folder.fsPath });
  const show = 'Show in Folder';
  const tell = outcome.leftOut.length > 0 ? showWarningMessage : showInformationMessage;
  const answer = await tell(text, show);
  if (answer === show) await revealFolder(vscode.Uri.file(outcome.path), 'Downloaded artifact');
}

async function pickFolder({ identifier }: RemoteArtifact): Promise<vscode.Uri | undefined> {
  const picked = await vscode.window.showOpenDialog({
    title: `Download ${identifier ?? 'the primary artifact'}`,
    openLabel: 'Download Here',
    canSelectFiles: false,
    canSelectFolders: true,
  });
  return picked?.[0];
}

function fetch(
  parts: CloudParts,
  session: CloudSession,
  artifact: RemoteArtifact,
  folder: string,
): Thenable<DownloadOutcome | undefined> {
  const title = withoutLinks(`Downloading ${artifact.key || artifact.bucket}`);
  return withCancellableProgress(title, (progress, signal) => {
    let last = { at: 0, percent: 0 };
    return attempt(parts, session, 's3:GetObject', (connection) =>
      downloadArtifact(connection, artifact, {
        folder,
        signal,
        onProgress: ({ received, total }) => {
          const at = Date.now();
          if (at - last.at < PACE) return;
          const percent = total ? Math.min(100, (received / total) * 100) : 0;
          progress.report({
            message: progressText({ received, total }),
            increment: percent - last.percent,
          });
          last = { at, percent };
        },
      }),
    );
  });
}
