import type { SemanticTokens, SemanticTokensLegend } from 'vscode-languageserver';
import { environmentVariableDocs } from '../core/buildspec/schema';
import type { Range } from '../core/buildspec/tree';
import type { BuildspecDocument } from './documents';

export const LEGEND: SemanticTokensLegend = {
  tokenTypes: ['variable', 'class'],
  tokenModifiers: ['declaration', 'modification', 'defaultLibrary'],
};

const VARIABLE = 0;
const CLASS = 1;
const DECLARATION = 1;
const MODIFICATION = 2;
const DEFAULT_LIBRARY = 4;

interface Token {
  range: Range;
  type: number;
  modifiers: number;
}

/** Variables and batch identifiers, which no YAML grammar can tell from other text; of a part of the file if asked. */
export function semanticTokens(document: BuildspecDocument, part?: Range): SemanticTokens {
  const isAsked = ({ range }: Token) => !part || (range.end > part.start && range.start < part.end);
  const tokens = [...variables(document), ...identifiers(document)]
    .filter(isAsked)
    .sort((a, b) => a.range.start - b.range.start);
  return { data: encoded(document, tokens) };
}

function variables({ symbols }: BuildspecDocument): Token[] {
  const own = environmentVariableDocs();
  return symbols.variables.map(({ name, range, kind }) => {
    const library = Object.hasOwn(own, name) ? DEFAULT_LIBRARY : 0;
    const set = { declaration: DECLARATION, write: MODIFICATION, export: 0, use: 0 }[kind];
    return { range, type: VARIABLE, modifiers: library | set };
  });
}

function identifiers({ symbols }: BuildspecDocument): Token[] {
  return symbols.identifiers.map(({ range, kind }) => ({
    range,
    type: CLASS,
    modifiers: kind === 'declaration' ? DECLARATION : 0,
  }));
}

/** Each token as its distance from the one before, as LSP has it. */
function encoded({ lines }: BuildspecDocument, tokens: Token[]): number[] {
  let before = { line: 0, character: 0 };
  let end = -1;
  return tokens.flatMap(({ range, type, modifiers }) => {
    // a name written into a name, as in `${A_$B}`, would overlap
    if (range.start < end) return [];
    end = range.end;
    const at = lines.positionAt(range.start);
    const line = at.line - before.line;
    const character = line === 0 ? at.character - before.character : at.character;
    before = at;
    return [line, character, range.end - range.start, type, modifiers];
  });
}
