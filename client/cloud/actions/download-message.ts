import type { DownloadOutcome } from '../../../core/builds/remote/download-outcome';

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

/** Such as `2.1 MB`; decimal units, as S3's own console has them. */
export function formatSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  const units = ['kB', 'MB', 'GB', 'TB'];
  let value = bytes / 1000;
  let unit = 0;
  while (value >= 999.95 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${value.toFixed(1)} ${units[unit]}`;
}

/** How much of a download has come, such as `1.2 MB of 2.1 MB`. */
export function progressText({ received, total }: { received: number; total?: number }): string {
  return total === undefined ? formatSize(received) : `${formatSize(received)} of ${formatSize(total)}`;
}
