/** A share of what was counted. */
export interface Ratio {
  part: number;
  of: number;
  /** From 0 to 1; absent where nothing was counted. */
  ratio?: number;
}

export function ratio(part: number, of: number): Ratio {
  return of > 0 ? { part, of, ratio: part / of } : { part, of };
}
