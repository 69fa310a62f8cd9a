/** Numbers from 0 to below 1, the same for the same seed. */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const PIECES =
  '"|\'|[|{|: |- |\t|&a |*a |>\n|#|!x |%|\r\n|😀|\uFEFF|---\n|<<: |? |\n|}|]|,|\0|\u0007|\ud800|@|`|  |$(|${|`x`|\\|<<EOF\n| # codebuild-ignore x\n|# codebuild-ignore-next-line '.split(
    '|',
  );

const BOMB = ['a: &a [x, x, x, x, x, x, x, x, x]', ...'bcdefghi'.split('').map(bomb)].join('\n');

function bomb(name: string, index: number): string {
  const before = `*${'abcdefghi'.charAt(index)}`;
  return `${name}: &${name} [${Array.from({ length: 9 }, () => before).join(', ')}]`;
}

type Change = (text: string, from: number, to: number, next: () => number, other: string) => string;

const CHANGES: readonly Change[] = [
  // cut
  (text, from, to) => text.slice(0, from) + text.slice(to),
  (text, from) => text.slice(0, from),
  // doubled
  (text, from, to) => text.slice(0, to) + text.slice(from),
  // re-indented
  (text, from, to, next) =>
    text.slice(0, from) +
    text.slice(from, to).replaceAll('\n', `\n${' '.repeat(Math.floor(next() * 5))}`) +
    text.slice(to),
  (text, from, to) => text.slice(0, from) + text.slice(from, to).replaceAll(/\n +/g, '\n') + text.slice(to),
  // spliced
  (text, from, _to, next, other) => text.slice(0, from) + other.slice(Math.floor(next() * other.length)),
  // random pieces
  (text, from, _to, next) => text.slice(0, from) + pick(PIECES, next) + text.slice(from),
  (text, from, to, next) => text.slice(0, from) + pick(PIECES, next) + text.slice(to),
  (text, from, _to, next) =>
    text.slice(0, from) + String.fromCharCode(Math.floor(next() * 0x300)) + text.slice(from + 1),
  // a line gone, a line twice, two lines in another order: mostly still YAML
  (text, from) => lines(text, from, (_line) => []),
  (text, from) => lines(text, from, (line) => [line, line]),
  (text, from) => lines(text, from, (line, after) => [after, line]),
];

/** Alias bombs and depth; they break nearly every file, so they come seldom. */
const BLOWS: readonly Change[] = [
  (text, from) => {
    const line = text.lastIndexOf('\n', from) + 1;
    return `${text.slice(0, line)}${BOMB}\nx-i: *i\n${text.slice(line)}`;
  },
  (text, from, _to, next) =>
    text.slice(0, from) + pick(['[', '{a: ', '- ', '$('], next).repeat(300) + text.slice(from),
];

/** The text with the line of an offset, and the one after it, replaced. */
function lines(text: string, offset: number, change: (line: string, after: string) => string[]): string {
  const all = text.split('\n');
  const at = text.slice(0, offset).split('\n').length - 1;
  const taken = change.length;
  all.splice(at, taken, ...change(all[at] ?? '', all[at + 1] ?? ''));
  return all.join('\n');
}

export function pick<T>(list: readonly T[], next: () => number): T {
  const item = list[Math.floor(next() * list.length)];
  if (item === undefined) throw new Error('nothing to pick from');
  return item;
}

/** One of the texts with one to four changes. */
export function mutated(texts: readonly string[], next: () => number): string {
  let text = pick(texts, next);
  const changes = 1 + Math.floor(next() ** 3 * 5);
  for (let i = 0; i < changes; i++) {
    const from = Math.floor(next() * (text.length + 1));
    const to = Math.min(text.length, from + Math.floor(next() * 60));
    text = pick(next() < 0.03 ? BLOWS : CHANGES, next)(text, from, to, next, pick(texts, next));
  }
  return text;
}
