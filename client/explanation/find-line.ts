import { cleanLine } from '../../core/builds/failures/clean-line';

/** As much of a line is compared: an explanation cuts longer ones. */
const COMPARED = 250;

/** The last line, from 0, that reads as an explanation quotes it; undefined where there is none. */
export function findLine(text: string, quoted: string): number | undefined {
  const wanted = quoted.trim().slice(0, COMPARED);
  if (wanted === '') return undefined;
  const lines = text.split(/\r?\n/);
  const index = lines.findLastIndex((line) => cleanLine(line).trim().startsWith(wanted));
  return index < 0 ? undefined : index;
}
