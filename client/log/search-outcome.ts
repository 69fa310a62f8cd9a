import { LONGEST_SEARCHED, type LogSearch, MOST_HITS, MOST_SLOW_LINES } from '../../core/builds/log/search';

type Outcome = Pick<LogSearch, 'isFull' | 'isTooSlow' | 'slowLines' | 'cutLines'> & {
  hits: { length: number };
};

/** What a search that is over has found, and where it has not looked. */
export function outcomeOf({ hits, isFull, isTooSlow, slowLines, cutLines }: Outcome): string {
  const found = isFull ? `The first ${number(MOST_HITS)} lines with it` : linesText(hits.length);
  const left = [
    ...(isTooSlow
      ? [`given up: the expression takes too long for ${MOST_SLOW_LINES} lines and more`]
      : slowLines > 0
        ? [`the expression takes too long for ${lines(slowLines)}, which may have it`]
        : []),
    ...(cutLines > 0 ? [`of ${lines(cutLines)} only the first ${number(LONGEST_SEARCHED)} characters`] : []),
  ];
  return [found, ...left].join('; ');
}

function linesText(count: number): string {
  if (count === 0) return 'No line has it';
  return count === 1 ? '1 line has it' : `${number(count)} lines have it`;
}

function lines(count: number): string {
  return count === 1 ? '1 line' : `${number(count)} lines`;
}

function number(count: number): string {
  return count.toLocaleString('en');
}
