/** Characters that are no text: of control, and those that turn the direction of what follows, so that a row reads as another one. */
const NO_TEXT = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** Longer than anybody reads in a row or a hover. UTF-16 units. */
const LONGEST = 10_000;

/** Text of an API, a log or a file as it can be shown: what it says, and nothing that changes how that looks. Lines stay. */
export function shownText(text: string): string {
  const short = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
  return short.replaceAll('\t', ' ').replace(NO_TEXT, '');
}
