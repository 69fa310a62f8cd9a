/**
 * Puts the value into its place that would be at `rank`, from 0, if the values up to `end` were sorted: smaller ones before it, larger
 * ones behind it.
 */
export function quickSelect(values: Float64Array, rank: number, end: number): number {
  let [left, right] = [0, end - 1];
  while (left < right) {
    const pivot = medianOfThree(values, left, right);
    let [low, high] = [left, right];
    while (low <= high) {
      while ((values[low] as number) < pivot) low += 1;
      while ((values[high] as number) > pivot) high -= 1;
      if (low > high) break;
      const swapped = values[low] as number;
      values[low] = values[high] as number;
      values[high] = swapped;
      low += 1;
      high -= 1;
    }
    if (rank <= high) right = high;
    else if (rank >= low) left = low;
    else break;
  }
  return values[rank] as number;
}

function medianOfThree(values: Float64Array, left: number, right: number): number {
  const [a, b, c] = [values[left] as number, values[(left + right) >> 1] as number, values[right] as number];
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
}
