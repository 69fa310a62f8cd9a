/** Characters beyond ASCII, and those that no word has. */
const OTHER = 0;

/**
 * Finds any of many words in one pass over a text, in any case of ASCII letters: the automaton of Aho and Corasick as one table. Words
 * have owners, and a text asks who of them wants to look closer.
 */
export class WordFinder {
  /** The class of an ASCII character. */
  readonly classOf = new Uint8Array(128);
  /** A row has the next row for each class of characters; its length is a power of two. */
  readonly next: Uint16Array;
  readonly rowBits: number;
  /** Row to 0, or to 1 more than an index in `owners`: some word ends here. */
  readonly found: Uint16Array;
  readonly owners: number[][] = [];

  /** `wordsOf` has the words of each owner. */
  constructor(wordsOf: readonly (readonly string[])[]) {
    const all = wordsOf.map((words) => words.map((word) => word.toLowerCase()));
    const classes = this.nameClasses(new Set(all.flat().join('')));
    this.rowBits = Math.ceil(Math.log2(classes));
    const rows = 1 + all.flat().reduce((sum, { length }) => sum + length, 0);
    if (rows > 0xffff) throw new Error(`too many words: ${rows} letters`);
    this.next = new Uint16Array(rows << this.rowBits);
    this.found = new Uint16Array(rows);
    this.link(this.grow(all), classes);
  }

  private nameClasses(characters: ReadonlySet<string>): number {
    let classes = OTHER + 1;
    for (const character of characters) {
      const code = character.charCodeAt(0);
      if (code >= this.classOf.length) throw new Error(`a word may hold ASCII only: ${character}`);
      this.classOf[code] = classes;
      this.classOf[character.toUpperCase().charCodeAt(0)] = classes;
      classes += 1;
    }
    return classes;
  }

  /** The tree of all words; returns who has a word that ends at which row. */
  private grow(all: readonly (readonly string[])[]): Map<number, Set<number>> {
    const { next, rowBits } = this;
    const ends = new Map<number, Set<number>>();
    let last = 0;
    for (const [owner, words] of all.entries()) {
      for (const word of words) {
        let row = 0;
        for (let at = 0; at < word.length; at += 1) {
          const edge = (row << rowBits) + (this.classOf[word.charCodeAt(at)] ?? OTHER);
          if (!next[edge]) next[edge] = last += 1;
          row = next[edge] ?? 0;
        }
        ends.set(row, (ends.get(row) ?? new Set()).add(owner));
      }
    }
    return ends;
  }

  /** Lets a text that leaves one word go on in the longest other that it has begun. */
  private link(ends: Map<number, Set<number>>, classes: number): void {
    const { next, rowBits } = this;
    const fallback = new Uint16Array(this.found.length);
    const queue = [0];
    for (const row of queue) {
      const back = fallback[row] ?? 0;
      const behind = row === 0 ? undefined : ends.get(back);
      const own = ends.get(row);
      if (own || behind) {
        const owners = new Set([...(own ?? []), ...(behind ?? [])]);
        ends.set(row, owners);
        this.found[row] = this.owners.push([...owners]);
      }
      for (let edge = 0; edge < classes; edge += 1) {
        const target = next[(row << rowBits) + edge] ?? 0;
        const instead = row === 0 ? 0 : (next[(back << rowBits) + edge] ?? 0);
        if (target === 0) next[(row << rowBits) + edge] = instead;
        else {
          fallback[target] = instead;
          queue.push(target);
        }
      }
    }
  }
}
