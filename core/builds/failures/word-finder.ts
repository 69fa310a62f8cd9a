/** Characters beyond ASCII, which no word has. */
const OTHER = 0;

/**
 * Finds any of many words in one pass over a text, in any case of ASCII letters: the automaton of Aho and Corasick as one table. Words
 * have owners, and a text asks who of them wants to look closer.
 */
export class WordFinder {
  /** The class of an ASCII character; characters of no word share one. */
  readonly classOf = new Uint8Array(128);
  /** State (times `classes`) and class to the next state (times `classes`). */
  readonly next: Int32Array;
  readonly classes: number;
  /** State (times `classes`) to 0, or to 1 more than an index in `owners`. */
  readonly found: Uint16Array;
  readonly owners: number[][] = [];

  /** `wordsOf` has the words of each owner. */
  constructor(wordsOf: readonly (readonly string[])[]) {
    const all = wordsOf.map((words) => words.map((word) => word.toLowerCase()));
    this.classes = this.nameClasses(new Set(all.flat().join('')));
    const states = 1 + all.flat().reduce((sum, { length }) => sum + length, 0);
    this.next = new Int32Array(states * this.classes);
    this.found = new Uint16Array(states * this.classes);
    this.link(this.grow(all));
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

  /** The tree of all words; returns who has a word that ends at which state. */
  private grow(all: readonly (readonly string[])[]): Map<number, Set<number>> {
    const ends = new Map<number, Set<number>>();
    let last = 0;
    for (const [owner, words] of all.entries()) {
      for (const word of words) {
        let state = 0;
        for (const character of word) {
          const edge = state + (this.classOf[character.charCodeAt(0)] ?? OTHER);
          if (!this.next[edge]) this.next[edge] = last += this.classes;
          state = this.next[edge] ?? 0;
        }
        ends.set(state, (ends.get(state) ?? new Set()).add(owner));
      }
    }
    return ends;
  }

  /** Lets a text that leaves one word go on in the longest other that it has begun. */
  private link(ends: Map<number, Set<number>>): void {
    const { next, classes } = this;
    const fallback = new Map<number, number>();
    const queue = [0];
    for (const state of queue) {
      const back = fallback.get(state) ?? 0;
      const owners = new Set([...(ends.get(state) ?? []), ...(state === 0 ? [] : (ends.get(back) ?? []))]);
      if (owners.size > 0) {
        ends.set(state, owners);
        this.found[state] = this.owners.push([...owners]);
      }
      for (let edge = 0; edge < classes; edge += 1) {
        const target = next[state + edge] ?? 0;
        const instead = state === 0 ? 0 : (next[back + edge] ?? 0);
        if (target === 0) next[state + edge] = instead;
        else {
          fallback.set(target, instead);
          queue.push(target);
        }
      }
    }
  }
}
