import type { Position } from '../../core/buildspec/text';
import type { BuildspecDocument } from '../documents';
import { type FlowSpot, keyText, missingCommas, spotAt } from './flow-cursor';
import { type FlowStart, flowStartAt } from './flow-start';
import { type FlowToken, readFlow } from './flow-tree';
import type { BlockLines } from './lines';
import type { Form, Place, Slot } from './place';
import type { TextPlace } from './text-place';

/** What can be written at a position inside of `{…}` or `[…]`; nothing where both are missing. */
export interface FlowAt {
  place?: Place;
  text?: TextPlace;
}

/** Undefined outside of flow collections; a JSON buildspec has no outside. */
export function flowAt(
  document: BuildspecDocument,
  lines: BlockLines,
  position: Position,
): FlowAt | undefined {
  const { text, isJson } = document;
  const cursor = lines.offsetAt(position);
  if (isJson && text.trim() === '') return { place: emptyJson(cursor) };
  const start = flowStartAt(lines, position.line, isJson);
  if (!start) return isJson ? {} : undefined;
  if (cursor <= start.start) return isJson ? {} : undefined;
  const root = readFlow({ text, end: start.end, cursor, isJson }, start.start);
  if (!root) return {};
  if (cursor > root.end) return isJson || !/\n/.test(text.slice(root.end, cursor)) ? {} : undefined;
  const spot = spotAt(text, root, start.path, cursor);
  return spot ? new FlowPlaces(text, cursor, formOf(text, start, isJson), start.column, spot).at() : {};
}

function emptyJson(cursor: number): Place {
  const slot = { range: { start: cursor, end: cursor }, lead: '{', indent: '', trail: '}' };
  return { path: [], form: 'json', mapping: slot, ...NEW };
}

const NEW = { present: [], hasColon: false, hasContent: false, quote: '' };

/** A YAML file that is JSON so far stays JSON. */
function formOf(text: string, { path, start }: FlowStart, isJson: boolean): Form {
  return isJson || (path.length === 0 && /^[[{]\s*"/.test(text.slice(start))) ? 'json' : 'flow';
}

/** Texts that YAML takes for a tag, an anchor, an alias or a mark of its own. */
const SPECIAL = /^(?:[&*!|>%@`#]|[-?](?:\s|$))/;

class FlowPlaces {
  constructor(
    private readonly text: string,
    private readonly cursor: number,
    private readonly form: Form,
    private readonly firstColumn: number,
    private readonly spot: FlowSpot,
  ) {}

  at(): FlowAt {
    const { spot } = this;
    const token = spot.kind === 'gap' ? undefined : spot.token;
    if (token && SPECIAL.test(this.text.slice(token.start, token.end))) return {};
    if (spot.kind === 'value')
      return { place: this.value(token), text: this.writing(token, this.commas(token)) };
    if (spot.kind === 'gap' && this.continuesText()) return {};
    if (spot.collection.kind === 'mapping') return { place: this.key(token) };
    return {
      place: this.item(token),
      text: this.hasColon ? undefined : this.writing(token, this.commas(token)),
    };
  }

  private get hasColon(): boolean {
    return this.spot.kind === 'first' && this.spot.entry.colon !== undefined;
  }

  private key(token: FlowToken | undefined): Place | undefined {
    const word = token && this.word(token);
    if (!word) return token ? undefined : this.mapping(this.slot(undefined), '', false);
    const hasColon = this.hasColon && word.end === word.token.end;
    if (hasColon) return this.mapping(this.slot(word, { lead: '', trail: '' }), word.token.quote, true);
    const { lead, trail } = this.commas(word);
    return this.mapping(
      this.slot(word, { lead, trail: word.end < word.token.end ? ',' : trail }),
      word.token.quote,
      false,
    );
  }

  private mapping(slot: Slot | undefined, quote: string, hasColon: boolean): Place | undefined {
    if (!slot) return undefined;
    const { path, collection } = this.spot;
    const own = this.spot.kind === 'gap' ? undefined : this.spot.entry;
    const present = collection.entries.flatMap((entry) =>
      entry !== own && entry.colon !== undefined && entry.first?.kind === 'token'
        ? [keyText(this.text, entry.first)]
        : [],
    );
    // a key in double quotes is in the company of others
    const form = quote === '"' ? 'json' : this.form;
    return { path, form, mapping: slot, present, hasColon, hasContent: hasColon, quote };
  }

  private item(token: FlowToken | undefined): Place | undefined {
    const path = [...this.spot.path, 0];
    const quote = token?.quote ?? '';
    const slot = this.slot(token);
    if (!slot) return undefined;
    if (!this.hasColon) {
      return { path, form: this.form, mapping: wrapped(slot, '{', '}'), scalar: slot, ...NEW, quote };
    }
    if (this.form === 'json') return undefined;
    const mapping = { ...slot, lead: '', trail: '' };
    return { path, form: this.form, mapping, present: [], hasColon: true, hasContent: true, quote };
  }

  private value(token: FlowToken | undefined): Place | undefined {
    const slot = this.slot(token);
    if (!slot) return undefined;
    return {
      path: this.spot.path,
      form: this.form,
      ...(!token && { mapping: wrapped(slot, '{', '}'), sequence: wrapped(slot, '[', ']') }),
      scalar: slot,
      ...NEW,
      quote: token?.quote ?? '',
    };
  }

  /** Undefined for a text of several lines. */
  private slot(
    range: { start: number; end: number } | undefined,
    around = this.commas(range),
  ): Slot | undefined {
    const { start, end } = range ?? { start: this.cursor, end: this.cursor };
    return /[\r\n]/.test(this.text.slice(start, end))
      ? undefined
      : { range: { start, end }, ...around, indent: '' };
  }

  /** What separates the text from its neighbours. */
  private commas(range: { start: number; end: number } | undefined): { lead: string; trail: string } {
    const { start, end } = range ?? { start: this.cursor, end: this.cursor };
    const { text, spot } = this;
    const { before, after } = missingCommas(text, spot.collection, start, end);
    const isTight = !range && /[,:]/.test(text.charAt(start - 1));
    const comma = spot.kind !== 'value' && before ? ', ' : isTight ? ' ' : '';
    return {
      lead: this.indentation(start) + comma,
      trail: after ? (/\s/.test(text.charAt(end)) ? ',' : ', ') : '',
    };
  }

  /** What a line lacks that starts left of where the collection may go on. */
  private indentation(start: number): string {
    const before = this.text.slice(this.text.lastIndexOf('\n', start - 1) + 1, start);
    return before.trim() === '' ? ' '.repeat(Math.max(0, this.firstColumn - before.length)) : '';
  }

  /** Behind a plain scalar and a blank more of its words may follow, and nothing else. */
  private continuesText(): boolean {
    const { text, cursor, spot, form } = this;
    const line = text.slice(text.lastIndexOf('\n', cursor - 1) + 1, cursor);
    const { before } = missingCommas(text, spot.collection, cursor, cursor);
    return form !== 'json' && before && /[^\s\]}"',][ \t]+$/.test(line);
  }

  /** The word of a key under the cursor: a new key before another one seems to be one text with it. */
  private word(token: FlowToken): { start: number; end: number; token: FlowToken } | undefined {
    if (token.quote !== '') return { start: token.start, end: token.end, token };
    const content = this.text.slice(token.start, token.end);
    const length = /^\S*/.exec(content)?.[0].length ?? 0;
    const end = token.start + length;
    return this.cursor <= end ? { start: token.start, end, token } : undefined;
  }

  /** Names and paths are written into the text, not instead of it. */
  private writing(
    token: FlowToken | undefined,
    around: { lead: string; trail: string },
  ): TextPlace | undefined {
    const { text, cursor, form, spot } = this;
    const path = spot.kind === 'value' ? spot.path : [...spot.path, 0];
    if (!token) {
      const mark = form === 'json' ? '"' : '';
      const [lead, trail] = [around.lead + mark, mark + around.trail];
      return { path, before: '', after: '', offset: cursor, isContinued: false, lead, trail };
    }
    // a JSON text without quotes is none, whatever is written into it
    if (form === 'json' && token.quote === '') return undefined;
    if (token.quote !== '' && (cursor === token.start || (token.isClosed && cursor === token.end)))
      return undefined;
    const line = text.lastIndexOf('\n', cursor - 1) + 1;
    const before = text.slice(Math.max(line, token.start), cursor);
    const after = /^[^\r\n]*/.exec(text.slice(cursor, token.end))?.[0] ?? '';
    return { path, before, after, offset: cursor, isContinued: line > token.start, lead: '' };
  }
}

function wrapped(slot: Slot, open: string, close: string): Slot {
  return { ...slot, lead: slot.lead + open, trail: close + (slot.trail ?? '') };
}
