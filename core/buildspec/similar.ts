/** The candidate a person most likely meant, or undefined where none is near. */
export function mostSimilar(text: string, candidates: readonly string[]): string | undefined {
  const wanted = normalized(text);
  const same = candidates.find((candidate) => normalized(candidate) === wanted);
  if (same !== undefined) return same;
  // `exclude` for `exclude-paths`
  const longer = candidates.find(
    (candidate) => wanted.length >= 4 && normalized(candidate).startsWith(wanted),
  );
  if (longer !== undefined) return longer;
  let best: string | undefined;
  // one slip in three letters still looks like the same word
  let bestDistance = Math.min(3, Math.floor(text.length / 3)) + 1;
  for (const candidate of candidates) {
    const distance = editDistance(wanted, normalized(candidate), bestDistance);
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

function normalized(text: string): string {
  return text.toLowerCase().replace(/[-_ .]/g, '');
}

/** Letters changed, added, dropped or swapped with their neighbour; `limit` where it is that many or more. */
function editDistance(from: string, to: string, limit: number): number {
  if (Math.abs(from.length - to.length) >= limit) return limit;
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i++) {
    const current = [i];
    for (let j = 1; j <= to.length; j++) {
      const change = (previous[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
      const swap =
        from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1] ? (beforePrevious[j - 2] ?? limit) + 1 : limit;
      current.push(Math.min(change, swap, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1));
    }
    beforePrevious = previous;
    previous = current;
  }
  return Math.min(previous[to.length] ?? limit, limit);
}
