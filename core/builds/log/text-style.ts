/** One of the sixteen colours that a theme has for terminals, by its number in SGR, or any other, as CSS has it. */
export type Colour = number | `#${string}`;

/** How SGR sequences (ECMA-48) make text look. What hides text or makes it blink is left out: a log has nothing to hide. */
export interface TextStyle {
  foreground?: Colour;
  background?: Colour;
  isBold?: boolean;
  isDim?: boolean;
  isItalic?: boolean;
  isUnderlined?: boolean;
  isStruck?: boolean;
  isInverse?: boolean;
}

/** Text without anything special. */
export const PLAIN: TextStyle = Object.freeze({});

const SET: Readonly<Record<number, TextStyle>> = {
  1: { isBold: true },
  2: { isDim: true },
  3: { isItalic: true },
  4: { isUnderlined: true },
  7: { isInverse: true },
  9: { isStruck: true },
  21: { isUnderlined: true },
};

const RESET: Readonly<Record<number, readonly (keyof TextStyle)[]>> = {
  22: ['isBold', 'isDim'],
  23: ['isItalic'],
  24: ['isUnderlined'],
  27: ['isInverse'],
  29: ['isStruck'],
  39: ['foreground'],
  49: ['background'],
};

/** What single codes make of plain text: nearly all that programs write. */
const FROM_PLAIN: ReadonlyMap<string, TextStyle> = new Map(
  Array.from({ length: 108 }, (_, code) => [String(code), afterCode(PLAIN, code)]),
);

/** The style behind one SGR sequence, given by what stands between `ESC [` and `m`. */
export function styleAfter(style: TextStyle, parameters: string): TextStyle {
  if (parameters === '' || parameters === '0') return PLAIN;
  const single = style === PLAIN ? FROM_PLAIN.get(parameters) : undefined;
  if (single) return single;
  if (/^\d+$/.test(parameters)) return afterCode(style, Number(parameters));
  let next = style;
  const codes = parameters.replaceAll(':', ';').split(';').map(Number);
  for (let at = 0; at < codes.length; at += 1) {
    const code = codes[at] ?? 0;
    if (code === 0) next = PLAIN;
    else if (code === 38 || code === 48) {
      const { colour, length } = extendedColour(codes.slice(at + 1, at + 5));
      at += length;
      if (colour !== undefined) next = { ...next, [code === 38 ? 'foreground' : 'background']: colour };
    } else next = afterCode(next, code);
  }
  return next;
}

function afterCode(style: TextStyle, code: number): TextStyle {
  const set = SET[code];
  if (set) return { ...style, ...set };
  const reset = RESET[code];
  if (reset) return without(style, reset);
  if (code >= 30 && code <= 37) return { ...style, foreground: code - 30 };
  if (code >= 40 && code <= 47) return { ...style, background: code - 40 };
  if (code >= 90 && code <= 97) return { ...style, foreground: code - 82 };
  if (code >= 100 && code <= 107) return { ...style, background: code - 92 };
  return style;
}

function without(style: TextStyle, keys: readonly (keyof TextStyle)[]): TextStyle {
  let left: Record<string, unknown> | undefined;
  for (const key of Object.keys(style) as (keyof TextStyle)[]) {
    if (keys.includes(key)) continue;
    left ??= {};
    left[key] = style[key];
  }
  return left ?? PLAIN;
}

/** `5;N` is one of 256 colours, `2;R;G;B` any. */
function extendedColour([kind, ...values]: number[]): { colour?: Colour; length: number } {
  const [first = 0, green = 0, blue = 0] = values;
  if (kind === 5) return { colour: indexedColour(first), length: 2 };
  if (kind === 2) return { colour: hex(first, green, blue), length: 4 };
  return { length: 0 };
}

/** xterm's palette: sixteen of the theme, a cube of 6 × 6 × 6, and 24 greys. */
function indexedColour(index: number): Colour | undefined {
  if (!(index >= 0 && index <= 255)) return undefined;
  if (index < 16) return index;
  if (index >= 232) {
    const grey = 8 + (index - 232) * 10;
    return hex(grey, grey, grey);
  }
  const level = (step: number) => (step === 0 ? 0 : 55 + step * 40);
  const place = index - 16;
  return hex(level(Math.floor(place / 36)), level(Math.floor(place / 6) % 6), level(place % 6));
}

function hex(...channels: number[]): Colour {
  const two = (value: number) => (Math.min(255, Math.max(0, value || 0)) | 0).toString(16).padStart(2, '0');
  return `#${channels.map(two).join('')}`;
}
