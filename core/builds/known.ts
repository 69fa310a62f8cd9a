/** What was read, or in a sentence or two why it was not. */
export type Known<T> = { known: T } | { unknown: string };
