/** A key can hold escape sequences, and a terminal would obey them. */
export function printable(text: string): string {
  return text.replace(/[\x00-\x1f\x7f-\x9f]/g, '\uFFFD');
}
