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

  /** The last characters, from a line's beginning on, or at least a word's: part of a word may be part of a secret. */
  get text(): string {
    const all = this.pieces.join('');
    if (!this.isCut && all.length <= this.characters) return all;
    const cut = all.slice(-this.characters);
    const whole = cut.slice(cut.indexOf('\n') + 1);
    return cut.includes('\n') && whole.trim() !== '' ? whole : cut.replace(/^\S*/, '…');
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
