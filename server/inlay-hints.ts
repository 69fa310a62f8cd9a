import type { InlayHint } from 'vscode-languageserver';
import { PHASE_NAMES } from '../core/buildspec/buildspec';
import { matrixAxes, matrixSize } from '../core/buildspec/symbols/batch';
import { entryOf, type MappingEntry, type Node, type Range, valueAt } from '../core/buildspec/tree';
import type { BuildspecDocument } from './documents';
import { afterFailure } from './failure-words';

interface Hint {
  offset: number;
  label: string;
  tooltip?: string;
}

/** How many builds a matrix starts, and what follows a phase's failure where that is not plain; in a part of the file. */
export function inlayHints(document: BuildspecDocument, part: Range): InlayHint[] {
  const { tree, text } = document;
  return [...matrixHint(tree), ...phaseHints(tree, text)]
    .filter(({ offset }) => part.start <= offset && offset <= part.end)
    .map(({ offset, label, tooltip }) => ({
      position: endOfLine(document, offset),
      label,
      paddingLeft: true,
      ...(tooltip && { tooltip }),
    }));
}

/** Behind what stands on the line, so that nothing moves while it is typed on. */
function endOfLine({ lines, text }: BuildspecDocument, offset: number) {
  const newline = text.indexOf('\n', offset);
  const line = text.slice(offset, newline < 0 ? text.length : newline);
  return lines.positionAt(offset + line.trimEnd().length);
}

function matrixHint(tree: Node | undefined): Hint[] {
  const matrix = entryOf(valueAt(tree, 'batch'), 'build-matrix');
  const axes = matrixAxes(tree);
  const size = matrixSize(axes);
  if (!matrix || size === 0) return [];
  const tooltip = axes.map(({ name, values }) => `${name}: ${values.length}`).join(' × ');
  return [{ offset: matrix.key.range.end, label: size === 1 ? '1 build' : `${size} builds`, tooltip }];
}

/** Only where a reader would not expect it: a hint at each phase is read by nobody. */
function phaseHints(tree: Node | undefined, text: string): Hint[] {
  const phases = valueAt(tree, 'phases');
  return PHASE_NAMES.flatMap((name) => {
    const phase = entryOf(phases, name);
    if (!phase || !hasWork(phase)) return [];
    const node = valueAt(phase.value, 'on-failure');
    const setting = node?.kind === 'scalar' ? node.value : undefined;
    const usual = afterFailure(name, undefined);
    const { short, long } = afterFailure(name, setting);
    const isSurprise =
      name === 'build' && setting === undefined && runsRegardless(entryOf(phases, 'post_build'), text);
    if (short === usual.short && !isSurprise) return [];
    return [{ offset: phase.key.range.end, label: `on failure: ${short}`, tooltip: long }];
  });
}

function hasWork({ value }: MappingEntry): boolean {
  return ['commands', 'finally', 'steps'].some((key) => entryOf(value, key));
}

/** POST_BUILD does its work after a failed BUILD too, and does not look whether it is one. */
function runsRegardless(phase: MappingEntry | undefined, text: string): boolean {
  return (
    phase !== undefined &&
    hasWork(phase) &&
    !text.slice(phase.range.start, phase.range.end).includes('CODEBUILD_BUILD_SUCCEEDING')
  );
}
