/** Numbers strings, so that columns hold numbers. 0 stands for a string that is not known. */
export class Dictionary {
  private readonly texts: string[] = [''];
  private readonly codes = new Map<string, number>();

  /** How many codes there are, 0 included. */
  get size(): number {
    return this.texts.length;
  }

  /** The code of a string, a new one where it has none. */
  add(text: string | undefined): number {
    if (!text) return 0;
    const known = this.codes.get(text);
    if (known !== undefined) return known;
    const code = this.texts.length;
    this.texts.push(text);
    this.codes.set(text, code);
    return code;
  }

  /** The code of a string that some build has; undefined where none does. */
  codeOf(text: string): number | undefined {
    return this.codes.get(text);
  }

  textOf(code: number): string | undefined {
    return code === 0 ? undefined : this.texts[code];
  }

  /** In the order of their codes. */
  all(): string[] {
    return this.texts.slice(1);
  }
}
