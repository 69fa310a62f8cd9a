import type { LogSection } from '../../core/builds/log/sections';
import type { LogView } from './log-view';

/** Lines of a document, both included. */
export interface Lines {
  first: number;
  last: number;
}

/** A section of the log, where the document has it, with the commands in it. */
export interface OutlineNode {
  section: LogSection;
  lines: Lines;
  children: OutlineNode[];
}

/** The phases that a document of so many lines shows, in whole or in part, and their commands. */
export function outlineOf(view: LogView, lineCount: number): OutlineNode[] {
  const roots: OutlineNode[] = [];
  let phase: OutlineNode | undefined;
  for (const { section, lines } of shownSections(view, lineCount)) {
    const node: OutlineNode = { section, lines, children: [] };
    if (section.kind === 'command' && phase && lines.first <= phase.lines.last) phase.children.push(node);
    else roots.push(node);
    if (section.kind === 'phase') phase = node;
  }
  return roots;
}

/** The lines that fold: those of phases and commands that have more than one. */
export function foldsOf(view: LogView, lineCount: number): Lines[] {
  return shownSections(view, lineCount)
    .map(({ lines }) => lines)
    .filter(({ first, last }) => last > first);
}

function shownSections(
  { sections, firstLine }: LogView,
  lineCount: number,
): { section: LogSection; lines: Lines }[] {
  const last = firstLine + lineCount - 1;
  return sections
    .filter(({ line, endLine }) => line <= last && endLine >= firstLine)
    .map((section) => ({
      section,
      lines: {
        first: Math.max(0, section.line - firstLine),
        last: Math.min(lineCount - 1, section.endLine - firstLine),
      },
    }));
}
