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

/** The phases and commands of one build of a batch, where the document has them. */
export interface BuildOutline {
  build: string;
  /** Of its beginning: lines of the other builds stand between those that follow. */
  lines: Lines;
  children: OutlineNode[];
}

/** The phases that a document of so many lines shows, in whole or in part, and their commands; of a batch by its builds. */
export function outlineOf(view: LogView, lineCount: number): (OutlineNode | BuildOutline)[] {
  const builds = new Map<string | undefined, { roots: OutlineNode[]; phase?: OutlineNode }>();
  for (const { section, lines } of shownSections(view, lineCount)) {
    const of = builds.get(section.build) ?? { roots: [] };
    builds.set(section.build, of);
    const node: OutlineNode = { section, lines, children: [] };
    if (section.kind === 'command' && of.phase && section.line <= of.phase.section.endLine)
      of.phase.children.push(node);
    else of.roots.push(node);
    if (section.kind === 'phase') of.phase = node;
  }
  return [...builds].flatMap(([build, { roots }]): (OutlineNode | BuildOutline)[] => {
    const [first] = roots;
    return build === undefined || !first ? roots : [{ build, lines: first.lines, children: roots }];
  });
}

/** The lines that fold: those of phases and commands that have more than one, and of a batch those of one build. */
export function foldsOf(view: LogView, lineCount: number): Lines[] {
  const sections = shownSections(view, lineCount).map(({ lines }) => lines);
  const begun = new Set(sections.map(({ first }) => first));
  const stretches = view.stretches
    .filter((stretch) => isShown(stretch, view, lineCount))
    .map((stretch) => inDocument(stretch, view, lineCount))
    // of two that begin in one line VS Code takes the first
    .filter(({ first }) => !begun.has(first));
  return [...sections, ...stretches].filter(({ first, last }) => last > first);
}

function shownSections(view: LogView, lineCount: number): { section: LogSection; lines: Lines }[] {
  return view.sections
    .map((section) => ({ section, line: section.line, endLine: section.foldLine ?? section.endLine }))
    .filter((place) => isShown(place, view, lineCount))
    .map(({ section, ...place }) => ({ section, lines: inDocument(place, view, lineCount) }));
}

interface Place {
  line: number;
  endLine: number;
}

function isShown({ line, endLine }: Place, { firstLine }: LogView, lineCount: number): boolean {
  return line <= firstLine + lineCount - 1 && endLine >= firstLine;
}

function inDocument({ line, endLine }: Place, { firstLine }: LogView, lineCount: number): Lines {
  return { first: Math.max(0, line - firstLine), last: Math.min(lineCount - 1, endLine - firstLine) };
}
