import { describe, expect, test } from 'vitest';
import { parseShell } from '../../../../core/buildspec/shell/parse';
import type { Script, ShellCommand } from '../../../../core/buildspec/shell/script';

/** A script in a notation of its own: `a b | c && d ; (e)`, words in their literal form, `$` for what is not literal. */
function outline(script: Script): string {
  return script.lists
    .map(({ pipelines, operators, isBackground }) => {
      const parts = pipelines.map(
        ({ commands, isNegated }) => (isNegated ? '! ' : '') + commands.map(command).join(' | '),
      );
      const joined = parts
        .map((part, index) => (index > 0 ? `${operators[index - 1]} ${part}` : part))
        .join(' ');
      return joined + (isBackground ? ' &' : '');
    })
    .join(' ; ');
}

function command(part: ShellCommand): string {
  if (part.kind === 'simple') {
    if (part.definesFunction !== undefined) return `${part.definesFunction}()`;
    return [
      ...part.assignments.map(
        ({ name, value, isArray }) => `${name}=${isArray ? '()' : (value?.literal ?? '$')}`,
      ),
      ...part.words.map(({ literal }) => literal ?? '$'),
      ...part.redirects.map(({ operator, target }) => `${operator}${target?.literal ?? '$'}`),
    ].join(' ');
  }
  const inner = [...part.conditions, ...part.bodies].map(outline).join(' : ');
  return `${part.type}(${inner})`;
}

function read(text: string): string | undefined {
  const reading = parseShell(text);
  return reading.ok ? outline(reading.script) : undefined;
}

describe('a script is read into its commands', () => {
  test.each([
    ['make test', 'make test'],
    ['a; b\nc', 'a ; b ; c'],
    ['a && b || c', 'a && b || c'],
    ['a | b |& c', 'a | b | c'],
    ['! a | b', '! a | b'],
    ['a &\nb', 'a & ; b'],
    ['a && \n  b', 'a && b'],
    ['a \\\n  b', 'a b'],
    ['A=1 B="x y" make', 'A=1 B=x y make'],
    ['A=$(x y)', 'A=$'],
    ['images=(a b "c d")', 'images=()'],
    ['export -a X=(a b)', 'X=() export -a'],
    ['a > b 2>&1 <<< c', 'a >b >&1 <<<c'],
    ["echo 'it''s' \"a \\\" b\" c\\ d", 'echo its a " b c d'],
    ['echo a # b; c', 'echo a'],
    ['echo a#b', 'echo a#b'],
    ['echo *.txt', 'echo $'],
    ['if a; then b; elif c; then d; else e; fi', 'if(a : c : b : d : e)'],
    ['while read x; do a; done < b', 'loop(read x : a)'],
    ['for x in a b; do c; done', 'loop(c)'],
    ['for x\ndo c; done', 'loop(c)'],
    ['for ((i=0; i<3; i++)); do c; done', 'loop(c)'],
    ['case $x in a|b) c ;; (*) d ;; esac', 'case(c : d)'],
    ['{ a; b; }', 'group(a ; b)'],
    ['(a; b) > c', 'subshell(a ; b)'],
    ['[[ -n $a && $b =~ ^(x|y)$ ]] && c', 'test() && c'],
    ['if [[ $a ]]; then b; fi', 'if(test() : b)'],
    ['((i++)) || a', 'arithmetic() || a'],
    ['f() { a; }; f', 'f() ; f'],
    ['function f { a; }', 'function()'],
    ['cat <<EOF\nit\'s "\nEOF\nb', 'cat <<EOF ; b'],
    ["cat <<-'EOF' | b\n\tx\n\tEOF\nc", 'cat <<-EOF | b ; c'],
    ['a $(b "$(c)") `d`', 'a $ $'],
    ['echo ${a:-"b c"} ${#a} ${a[0]} $((1 + 2)) $?', 'echo $ $ $ $ $'],
    ['diff <(a) <(b)', 'diff $ $'],
    ['', ''],
  ])('%j', (text, expected) => {
    expect(read(text)).toBe(expected);
  });
});

describe('a script beyond the reader is given up', () => {
  test.each([
    'if a',
    'a )',
    '(a',
    'a ||',
    '| a',
    'cat <<EOF\nx',
    'echo ${',
    "echo $'a\\'b'",
    'case x in',
    '& a',
    '{ a; } b',
  ])('%j', (text) => {
    expect(parseShell(text)).toEqual({ ok: false, openQuote: undefined });
  });

  test('however deep it goes', () => {
    expect(parseShell('('.repeat(100_000)).ok).toBe(false);
    expect(parseShell('$('.repeat(100_000)).ok).toBe(false);
    expect(parseShell('"$('.repeat(100_000)).ok).toBe(false);
  });

  test.each([
    ["echo 'a", "'", 5],
    ['echo "a $(b)', '"', 5],
    ['a\nb "c\nd', '"', 4],
  ])('%j, and the open quote is named', (text, quote, at) => {
    expect(parseShell(text)).toEqual({ ok: false, openQuote: { quote, at } });
  });
});

test('a long script takes time in proportion to its length', () => {
  // where each line cost a look at all that follows, the test would outlast its limit by far
  const script = 'if [ -n "$(date)" ]; then echo "${a:-b}" | tee c; fi\n'.repeat(20_000);
  expect(parseShell(script).ok).toBe(true);
});
