import { describe, expect, it } from 'vitest';
import { shellNames } from '../../../../core/buildspec/symbols/shell-names';

/** Each name with what is done to it: `=` written, `^` handed on, nothing for a use. */
function names(text: string): string {
  return shellNames(text)
    .map(({ name, kind, start, end }) => {
      expect(text.slice(start, end)).toBe(name);
      return name + { use: '', write: '=', export: '^' }[kind];
    })
    .join(' ');
}

describe('the variables of a command', () => {
  it.each([
    ['echo $A ${B} "$C" "${D:-$E}" ${#F} ${!G}', 'A B C D E F G'],
    ['echo $1 $$ $? $# $@ $ $(', ''],
    ['echo \'$A\' \\$B "\\$C" "\'$D\'"', 'D'],
    ['A=1 B=$C make', 'A= B= C'],
    ['make A=1 --x=$Y', 'Y'],
    ['export A=1 B="$C" D', 'A= B= C D^'],
    ['readonly A=1; declare -x B=2', 'A= B='],
    ['A=$(git rev-parse $B) && C=`date $D`', 'A= B C= D'],
    ['if [ "$A" = 1 ]; then B=2; else C=3; fi', 'A B= C='],
    ['for f in $A b c; do echo $f; done', 'f= A f'],
    ['read -r A B', 'A= B='],
    ['unset A', 'A='],
    ['env A=1 make $B', 'A= B'],
    ['echo a # $B\necho $C', 'C'],
    ['echo a#$B', 'B'],
    ["cat <<EOF\n$A '$B'\nEOF\necho $C", 'A B C'],
    ["cat <<'EOF'\n$A\nEOF\necho $C", 'C'],
    ["bash -c 'echo $A' && awk '{print $B}'", 'A'],
    ["envsubst '$A' < x", 'A'],
    ['A+=x; B[0]=y', 'A= B='],
    ['LIST=($A b)\necho ${LIST[0]}', 'LIST= A LIST'],
    ['$env:A = "1"; Write-Host $env:B ${env:C}', 'A= B C'],
    ['echo %A% 100%', 'A'],
    ['echo "$A', 'A'],
    ["echo '$A", ''],
    ['{ A=1; }', 'A='],
    ['echo $((A + $B * ${C})) $D', 'A B C D'],
    ['echo $((A * (B + 1))) $((0x1F + 10#$C))', 'A B C'],
    ['X=$(echo $((A * (B + 1)))) Y=$C', 'X= A B Y= C'],
    ['((A += B)) && C=$((A == 1))', 'A= B C= A'],
    ['echo $((cd $A; ls) | wc -l) $((ls $B); pwd)', 'A B'],
    ['printenv A | grep B', 'A'],
    ['! B=$A true', 'B= A'],
    ['aws x --query "y[?z==\'$A\']"', 'A'],
  ])('%s', (text, expected) => {
    expect(names(text)).toBe(expected);
  });

  it('are found however deep, and an endless text ends', () => {
    expect(names(`${'$('.repeat(5)}echo $A`)).toBe('A');
    expect(() => shellNames('$('.repeat(100_000))).not.toThrow();
    expect(() => shellNames('$(('.repeat(100_000))).not.toThrow();
    expect(() => shellNames('"${A:-'.repeat(100_000))).not.toThrow();
  });

  it('have the text they are set to', () => {
    const text = 'export A="b c" D=$(x y) E=';
    const values = shellNames(text).flatMap(({ value }) =>
      value ? [text.slice(value.start, value.end)] : [],
    );
    expect(values).toEqual(['"b c"', '$(x y)', '']);
  });
});
