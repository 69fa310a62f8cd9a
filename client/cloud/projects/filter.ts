/** Whether a name has every word of a text, in any order and case; a text without words lets all names through. */
export function nameFilter(text: string): (name: string) => boolean {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return (name) => {
    const lower = name.toLowerCase();
    return words.every((word) => lower.includes(word));
  };
}
