import type { CompletionContext, Position } from 'vscode-languageserver';
import type { BuildspecDocument } from '../documents';

const TRIGGER_CHARACTER = 2;

/** A typed space asks only behind a colon or a dash; between the words of a command it would be in the way. */
export function isTriggered(
  { text, lines }: BuildspecDocument,
  position: Position,
  context: CompletionContext | undefined,
): boolean {
  if (context?.triggerKind !== TRIGGER_CHARACTER) return true;
  const start = lines.offsetAt({ line: position.line, character: 0 });
  return /(?:^ *-|:) $/.test(text.slice(start, lines.offsetAt(position)));
}
