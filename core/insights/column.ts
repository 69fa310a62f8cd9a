type Values = Float64Array | Int32Array | Uint32Array | Uint16Array | Uint8Array;

const FIRST_ROWS = 1024;

/** Numbers of the same kind for each build: `width` of them a row, in one array that grows. */
export class Column<Kind extends Values> {
  /** Row after row. Another array after a growth: take it anew before a loop. */
  values: Kind;
  private rows = FIRST_ROWS;

  constructor(
    private readonly make: (length: number) => Kind,
    /** What a row has that nothing was written to. */
    private readonly empty: number,
    readonly width = 1,
  ) {
    this.values = make(FIRST_ROWS * width);
    this.values.fill(empty);
  }

  at(row: number, index = 0): number {
    return this.values[row * this.width + index] ?? this.empty;
  }

  set(row: number, value: number, index = 0): void {
    if (row >= this.rows) this.grow(row);
    this.values[row * this.width + index] = value;
  }

  private grow(row: number): void {
    while (row >= this.rows) this.rows += this.rows >> 1;
    const grown = this.make(this.rows * this.width);
    grown.fill(this.empty, this.values.length);
    grown.set(this.values as never);
    this.values = grown;
  }
}

export const float64 = (length: number) => new Float64Array(length);
export const int32 = (length: number) => new Int32Array(length);
export const uint32 = (length: number) => new Uint32Array(length);
export const uint8 = (length: number) => new Uint8Array(length);
