import type { InlayHint } from 'vscode-languageserver';
import { PHASE_NAMES } from '../core/buildspec/buildspec';
import { matrixAxes, matrixSize } from '../core/buildspec/symbols/batch';
import { entryOf, type Node, type Range, valueAt } from '../core/buildspec/tree';
import type { BuildspecDocument } from './documents';
import { afterFailure } from './failure-words';

interface Hint {
  offset: number;
  label: string;
  tooltip?: string;
}

/** How many builds a matrix starts, and what follows a failure of each phase; in a part of the file. */
export function inlayHints(document: BuildspecDocument, part: Range): InlayHint[] {
  const { tree } = document;
  return [...matrixHint(tree), ...phaseHints(tree)]
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

function phaseHints(tree: Node | undefined): Hint[] {
  return PHASE_NAMES.flatMap((name) => {
    const phase = entryOf(valueAt(tree, 'phases'), name);
    const hasWork = ['commands', 'finally', 'steps'].some((key) => entryOf(phase?.value, key));
    if (!phase || !hasWork) return [];
    const setting = valueAt(phase.value, 'on-failure');
    const { short, long } = afterFailure(name, setting?.kind === 'scalar' ? setting.value : undefined);
    return [{ offset: phase.key.range.end, label: `on failure: ${short}`, tooltip: long }];
  });
}
