/** The next line of `errors` after a line, or the one before it, going round at the end; undefined where there is none. */
export function errorFrom(
  errors: readonly number[],
  line: number,
  direction: 'next' | 'previous',
): number | undefined {
  if (direction === 'next') return errors.find((error) => error > line) ?? errors[0];
  return errors.findLast((error) => error < line) ?? errors.at(-1);
}
