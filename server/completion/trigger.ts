import type { CompletionContext, Position } from 'vscode-languageserver';
import type { BuildspecDocument } from '../documents';

const TRIGGER_CHARACTER = 2;

/** Characters that may ask by being typed. */
export const TRIGGERS = [' ', '$', '{', ':', '/', '"'];

/** Keys, values, variables and identifiers; files and folders. */
export interface Asked {
  names: boolean;
  paths: boolean;
}

const NOTHING: Asked = { names: false, paths: false };

/**
 * What a completion is wanted for. Typed characters ask only where they begin something: a space behind a colon, a
 * dash, a comma or a bracket, the quote that starts a JSON text, a dollar sign that starts a variable. Between the words of a command a list would be in the way.
 */
export function askedFor(
  { text, lines, isJson }: BuildspecDocument,
  position: Position,
  context: CompletionContext | undefined,
): Asked {
  if (context?.triggerKind !== TRIGGER_CHARACTER) return { names: true, paths: true };
  const start = lines.offsetAt({ line: position.line, character: 0 });
  const before = text.slice(start, lines.offsetAt(position));
  switch (before.at(-1)) {
    case ' ':
      return /(?:^ *-|:|[{[,]) $/.test(before) ? { names: true, paths: false } : NOTHING;
    case '"':
      return { names: isJson && /[{[,:]\s*"$|^\s*"$/.test(before), paths: false };
    case '$':
      return { names: true, paths: false };
    case '{':
      return { names: before.endsWith('${'), paths: false };
    case ':':
      return { names: /(?::|\$env:)$/i.test(before) && /: \S+:$|\$env:$/i.test(before), paths: false };
    case '/':
      return { names: false, paths: true };
    default:
      return NOTHING;
  }
}
