/** Lines of a document that are on screen, both included. */
export interface OnScreen {
  first: number;
  last: number;
}

/**
 * Whether the end of a log is followed after what is on screen has changed: whoever scrolls up wants to read, whoever comes to the
 * end again wants to see what comes. What the log itself adds, or a smaller editor, changes nothing.
 */
export function followsAfter(
  isFollowing: boolean,
  { before, after, lastLine }: { before: OnScreen | undefined; after: OnScreen; lastLine: number },
): boolean {
  if (before !== undefined && after.first < before.first) return false;
  const hasScrolledDown = before === undefined || after.first > before.first;
  return isFollowing || (hasScrolledDown && after.last >= lastLine);
}
