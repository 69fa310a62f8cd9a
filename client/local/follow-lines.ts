/** Lines of a text, counted from 0, both included. */
export interface Lines {
  first: number;
  last: number;
}

/**
 * Where lines of a text are once it has been edited; undefined where an edit touched them. Of two edits at once, one above and one
 * below, lines are found again that stand in the text just once.
 */
export function followLines(before: string, after: string, { first, last }: Lines): Lines | undefined {
  if (before === after) return { first, last };
  const old = before.split(/\r?\n/);
  const edited = after.split(/\r?\n/);
  const shift = edited.length - old.length;
  const wanted = old.slice(first, last + 1);
  if (last < commonLength(old, edited)) return { first, last };
  if (first >= old.length - commonLength([...old].reverse(), [...edited].reverse()))
    return { first: first + shift, last: last + shift };
  const [found, other] = placesOf(wanted, edited);
  const isUnique = found !== undefined && other === undefined && placesOf(wanted, old).length === 1;
  return isUnique ? { first: found, last: found + last - first } : undefined;
}

/** How many lines are the same from the beginning on. */
function commonLength(one: string[], other: string[]): number {
  const difference = one.findIndex((line, index) => line !== other[index]);
  return difference < 0 ? one.length : difference;
}

function placesOf(wanted: string[], lines: string[]): number[] {
  return lines.flatMap((_line, start) =>
    wanted.every((line, index) => lines[start + index] === line) ? [start] : [],
  );
}
