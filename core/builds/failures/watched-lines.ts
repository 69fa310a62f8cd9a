import { plainLine } from './clean-line';
import { LineScanner } from './line-scanner';
import type { FailureRule, LinePattern, SeenLine } from './rule';
import { maskSecrets } from './secret-patterns';
import { WordFinder } from './word-finder';

/** A line that a rule wanted, and how far down in the text it stands. */
export interface NumberedLine extends SeenLine {
  number: number;
}

/** Of many lines that fit, these first ones and as many last ones are kept. */
const KEPT_LINES = 4;

interface Watcher {
  rule: FailureRule;
  pattern: LinePattern;
  isAnywhere: boolean;
}

/** Which lines the rules want, and the automaton that finds their words; made once for all builds. */
export class LineWatch {
  readonly watchers: readonly Watcher[];
  private readonly finder: WordFinder;

  constructor(readonly rules: readonly FailureRule[]) {
    this.watchers = rules.flatMap((rule) => [
      ...(rule.lines ? [{ rule, pattern: rule.lines, isAnywhere: false }] : []),
      ...(rule.anywhere ? [{ rule, pattern: rule.anywhere, isAnywhere: true }] : []),
    ]);
    this.finder = new WordFinder(this.watchers.map(({ pattern }) => pattern.words));
  }

  /** Collects the wanted lines of a text; what is wanted anywhere goes into a collection of its own. */
  scanner(here: SeenLines, anywhere: SeenLines): LineScanner {
    return new LineScanner(this.finder, (line, owners, number) => {
      const plain = plainLine(line);
      for (const owner of owners) {
        const watcher = this.watchers[owner];
        const match = watcher && matchOf(watcher.pattern, plain);
        if (!match) continue;
        // few lines match, and masking takes longer than matching
        const text = maskSecrets(plain);
        const shown = text === plain || watcher.pattern.unmasked ? match : matchOf(watcher.pattern, text);
        if (shown) (watcher.isAnywhere ? anywhere : here).add(watcher.rule, { text, match: shown, number });
      }
    });
  }
}

function matchOf({ pattern, except }: LinePattern, line: string): RegExpExecArray | undefined {
  for (const one of 'source' in pattern ? [pattern] : pattern) {
    const match = one.exec(line);
    if (match) return except?.test(line) ? undefined : match;
  }
  return undefined;
}

/** The lines that rules have seen, a bounded number for each. */
export class SeenLines {
  private readonly byRule = new Map<FailureRule, NumberedLine[]>();

  add(rule: FailureRule, line: NumberedLine): void {
    const lines = this.byRule.get(rule);
    if (!lines) this.byRule.set(rule, [line]);
    else {
      if (lines.length === 2 * KEPT_LINES) lines.splice(KEPT_LINES, 1);
      lines.push(line);
    }
  }

  of(rule: FailureRule): readonly NumberedLine[] {
    return this.byRule.get(rule) ?? [];
  }
}
