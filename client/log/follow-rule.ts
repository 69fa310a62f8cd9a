/** Lines of a document that are on screen, both included. */
export interface OnScreen {
  first: number;
  last: number;
}

/**
 * Whether the end of a log is followed after what is on screen has changed: whoever scrolls up wants to read, whoever comes to the
 * end again wants to see what comes. What the log itself adds, or a smaller editor, changes nothing. Until `goingTo` is on screen, the
 * line that somebody asked to go to, what is told is of before they asked.
 */
export function followsAfter(
  isFollowing: boolean,
  {
    before,
    after,
    lastLine,
    goingTo,
  }: { before: OnScreen | undefined; after: OnScreen; lastLine: number; goingTo?: number },
): boolean {
  if (goingTo !== undefined && after.last < goingTo) return isFollowing;
  if (before !== undefined && after.first < before.first) return false;
  const hasScrolledDown = before === undefined || after.first > before.first;
  return isFollowing || (hasScrolledDown && after.last >= lastLine);
}
