/** Calls back at the first call, the second, the fourth and so on: what grows by fifty pages is not shown anew with each. */
export function rarely(call: () => void): () => void {
  let calls = 0;
  return () => {
    calls++;
    if (Number.isInteger(Math.log2(calls))) call();
  };
}
