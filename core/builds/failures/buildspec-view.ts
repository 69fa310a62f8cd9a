import { PHASE_NAMES } from '../../buildspec/buildspec';
import { commandNodes } from '../../buildspec/commands';
import { LintInput } from '../../buildspec/lint/input';
import { parse } from '../../buildspec/parse';
import type { Problem } from '../../buildspec/problems';
import { readForRun } from '../../buildspec/read-for-run';
import { parseShell } from '../../buildspec/shell/parse';
import { LineIndex } from '../../buildspec/text';
import { type Node, type Range, type ScalarNode, scalarsOf, valueAt } from '../../buildspec/tree';
import type { PhaseType } from '../events';
import { looksSecret } from '../secret-names';
import { cleanText } from './clean-line';
import type { ExplainedCommand } from './explanation';

/** The buildspec of a failed build; read at the first question, as most rules have none. */
export class BuildspecView {
  private parsed: { tree?: Node; isBroken: boolean } | undefined;
  private found: Problem[] | undefined;
  private input: LintInput | undefined;

  constructor(readonly text: string) {}

  get tree(): Node | undefined {
    return this.read().tree;
  }

  /** What CodeBuild finds wrong with it. */
  get problems(): Problem[] {
    this.found ??= readForRun(this.text).problems;
    return this.found;
  }

  /** As rules of lint look at it, whose fixes are ours too. */
  get lintInput(): LintInput | undefined {
    const { tree, isBroken } = this.read();
    if (!tree) return undefined;
    this.input ??= new LintInput({ text: this.text, tree, isBroken, readShell: parseShell });
    return this.input;
  }

  /** The text under a path of keys. */
  scalarAt(...path: string[]): ScalarNode | undefined {
    const node = valueAt(this.tree, ...path);
    return node?.kind === 'scalar' && !node.isNull ? node : undefined;
  }

  /** The texts of a list under a path of keys. */
  scalarsAt(...path: string[]): ScalarNode[] {
    return scalarsOf(valueAt(this.tree, ...path));
  }

  /** The value of that text in a mapping. */
  valueWith(path: readonly string[], text: string): ScalarNode | undefined {
    const mapping = valueAt(this.tree, ...path);
    const values = mapping?.kind === 'mapping' ? mapping.entries.map(({ value }) => value) : [];
    return values.find((value) => value.kind === 'scalar' && value.value === text) as ScalarNode | undefined;
  }

  /** The value of a mapping that has no other. */
  onlyScalarIn(...path: string[]): ScalarNode | undefined {
    const mapping = valueAt(this.tree, ...path);
    const [entry, ...others] = mapping?.kind === 'mapping' ? mapping.entries : [];
    return entry?.value.kind === 'scalar' && others.length === 0 ? entry.value : undefined;
  }

  /** The values of variables whose names are those of secrets. */
  get secrets(): string[] {
    const variables = valueAt(this.tree, 'env', 'variables');
    if (variables?.kind !== 'mapping') return [];
    return variables.entries.flatMap(({ key, value }) =>
      key.kind === 'scalar' && looksSecret(key.value) && value.kind === 'scalar' ? value.value : [],
    );
  }

  /** The commands of all phases, each as its text. */
  get commandTexts(): string[] {
    return commandNodes(this.tree).flatMap(({ node }) => (node.kind === 'scalar' ? [node.value] : []));
  }

  /** Where a command stands; undefined where the file has no such command in that phase, as when it has changed since. */
  placeOf(phaseType: PhaseType, { text, section, index }: ExplainedCommand): Range | undefined {
    const name = PHASE_NAMES.find((phase) => phase.toUpperCase() === phaseType);
    const inPhase = commandNodes(this.tree).filter(({ phase }) => phase === name);
    const wanted = text.trim();
    const fits = inPhase.filter(({ node }) => node.kind === 'scalar' && isSame(node.value, wanted));
    const own = inPhase.filter((command) => command.section === section)[index];
    return (fits.find((command) => command === own) ?? fits[0])?.node.range;
  }

  /** The range of a line, from 1, without its indentation. */
  lineRange(line: number): Range | undefined {
    const lines = new LineIndex(this.text);
    if (line < 1 || line > lines.lineCount) return undefined;
    const start = lines.offsetAt({ line: line - 1, character: 0 });
    const source = /^.*/.exec(this.text.slice(start))?.[0] ?? '';
    return { start: start + source.length - source.trimStart().length, end: start + source.trimEnd().length };
  }

  private read(): { tree?: Node; isBroken: boolean } {
    if (!this.parsed) {
      const { tree, broken } = parse(this.text);
      this.parsed = { tree, isBroken: broken.length > 0 };
    }
    return this.parsed;
  }
}

/** Of a command of several lines a log may have the first alone. */
function isSame(command: string, text: string): boolean {
  // as the explained command is: without secrets and what a terminal obeys
  const whole = cleanText(command).trim();
  return whole === text || (!text.includes('\n') && whole.startsWith(`${text}\n`));
}
