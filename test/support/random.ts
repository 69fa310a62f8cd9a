/** Numbers from 0 to 1, the same for the same seed (Mulberry32). */
export type Random = () => number;

export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** From 0 to `count`, exclusive. */
export function below(count: number, random: Random): number {
  return Math.floor(random() * count);
}

export function pick<Item>(items: readonly [Item, ...Item[]], random: Random): Item {
  return items[below(items.length, random)] ?? items[0];
}

export function hex(digits: number, random: Random): string {
  let text = '';
  while (text.length < digits)
    text += below(2 ** 32, random)
      .toString(16)
      .padStart(8, '0');
  return text.slice(0, digits);
}

export function uuid(random: Random): string {
  const digits = hex(32, random);
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(13, 16)}-a${digits.slice(17, 20)}-${digits.slice(20)}`;
}
