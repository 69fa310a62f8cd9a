const UNITS = ['kB', 'MB', 'GB', 'TB'];

/** Bytes as people say them, in decimal units as S3's console has them: `512 B`, `4.2 MB`, `150 MB`. */
export function formatSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  let value = bytes / 1000;
  let unit = 0;
  while (value >= 999.5 && unit < UNITS.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${value.toFixed(value < 9.95 ? 1 : 0)} ${UNITS[unit]}`;
}
