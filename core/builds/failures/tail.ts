/** The end of a text that comes in pieces. */
export class Tail {
  /** True where something before it is gone. */
  isCut = false;
  private pieces: string[] = [];
  private length = 0;

  /** Keeps at least so many characters, where there are as many. */
  constructor(private readonly characters: number) {}

  add(text: string): void {
    this.pieces.push(text);
    this.length += text.length;
    while (this.length - (this.pieces[0]?.length ?? 0) >= this.characters) {
      this.length -= this.pieces.shift()?.length ?? 0;
      this.isCut = true;
    }
  }

  /** The last characters. */
  get text(): string {
    return this.pieces.join('').slice(-this.characters);
  }

  /** The pieces, which are forgotten. */
  take(): string[] {
    const taken = this.pieces;
    this.pieces = [];
    this.length = 0;
    this.isCut = false;
    return taken;
  }
}
