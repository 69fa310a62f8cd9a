import { CommandCache } from '../command-cache';
import type { Node, Range } from '../tree';
import { type AnchorOccurrence, anchorOccurrences } from './anchors';
import { type IdentifierOccurrence, identifierOccurrences } from './batch';
import { shellNames } from './shell-names';
import { type VariableOccurrence, variableOccurrences } from './variables';

/** The names in a file, each kind looked for at the first question. */
export class Symbols {
  private variableList: VariableOccurrence[] | undefined;
  private identifierList: IdentifierOccurrence[] | undefined;
  private anchorList: AnchorOccurrence[] | undefined;

  constructor(
    private readonly text: string,
    private readonly tree: Node | undefined,
    private readonly cache = new CommandCache(shellNames),
  ) {}

  get variables(): VariableOccurrence[] {
    this.variableList ??= variableOccurrences(this.text, this.tree, this.cache.reader());
    return this.variableList;
  }

  get identifiers(): IdentifierOccurrence[] {
    this.identifierList ??= identifierOccurrences(this.text, this.tree);
    return this.identifierList;
  }

  get anchors(): AnchorOccurrence[] {
    this.anchorList ??= anchorOccurrences(this.text, this.tree);
    return this.anchorList;
  }
}

export interface NamePlace {
  range: Range;
  /** Whether the name gets its meaning here. */
  isDefinition: boolean;
}

/** A name that can be followed through the file. */
export interface NameSymbol {
  type: 'variable' | 'identifier' | 'anchor';
  name: string;
  /** Of the name under the cursor. */
  range: Range;
  places: NamePlace[];
}

/** The name at an offset, with every place that means the same. */
export function symbolAt(symbols: Symbols, offset: number): NameSymbol | undefined {
  return (
    found('variable', symbols.variables, offset, ({ kind }) => kind === 'declaration' || kind === 'write') ??
    found('identifier', symbols.identifiers, offset, ({ kind }) => kind === 'declaration') ??
    found('anchor', symbols.anchors, offset, ({ kind }) => kind === 'declaration')
  );
}

function found<T extends { name: string; range: Range }>(
  type: NameSymbol['type'],
  all: readonly T[],
  offset: number,
  isDefinition: (one: T) => boolean,
): NameSymbol | undefined {
  const here = all.find(({ range }) => range.start <= offset && offset <= range.end);
  if (!here) return undefined;
  const places = all
    .filter(({ name }) => name === here.name)
    .map((one) => ({ range: one.range, isDefinition: isDefinition(one) }));
  return { type, name: here.name, range: here.range, places };
}
