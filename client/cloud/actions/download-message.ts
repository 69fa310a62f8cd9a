import type { DownloadOutcome } from '../../../core/builds/remote/download-outcome';
import { formatSize } from '../../sizes';

/** What came, in a sentence: `out.zip (2.1 MB) is in /home/me/Downloads.` */
export function downloadMessage(
  { files, size, leftOut }: Extract<DownloadOutcome, { ok: true }>,
  { name, folder }: { name: string; folder: string },
): string {
  const what = files === 1 ? formatSize(size) : `${files} files, ${formatSize(size)}`;
  const came = `${name} (${what}) is in ${folder}.`;
  if (leftOut.length === 0) return came;
  const which = leftOut.slice(0, 3).join(', ');
  const rest = leftOut.length > 3 ? ` and ${leftOut.length - 3} more` : '';
  return `${came} Left out, because their names are no file names here: ${which}${rest}.`;
}

/** How much of a download has come, such as `1.2 MB of 2.1 MB`. */
export function progressText({ received, total }: { received: number; total?: number }): string {
  return total === undefined ? formatSize(received) : `${formatSize(received)} of ${formatSize(total)}`;
}
