/** What a tool prints, and the problems in it in the words of `inWords`; none where it only looks like one. */
export interface OutputCase {
  what: string;
  output: string;
  found: string[];
}
