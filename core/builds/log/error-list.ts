/** The lines of the errors of a log, in their order. */
export class ErrorList {
  readonly lines: number[] = [];

  constructor(private readonly most: number) {}

  /** Those of builds side by side may come before others that are known. */
  add(line: number): void {
    if (this.lines.length >= this.most) return;
    const before = this.lines.findLastIndex((other) => other <= line);
    if (this.lines[before] !== line) this.lines.splice(before + 1, 0, line);
  }

  remove(line: number): void {
    const at = this.lines.lastIndexOf(line);
    if (at >= 0) this.lines.splice(at, 1);
  }
}
