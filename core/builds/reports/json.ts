import { jsonErrorOffset } from './json-error';
import type { ReadReport, ReportReader } from './model';
import { TextReader } from './text';

// JSON.parse blocks: some 150 ms for this much
const LARGEST = 64 * 1024 * 1024;

/** Reads a JSON file and makes something of its value; `interpret` says what is wrong with one of another shape. */
export function readJson<Content>(interpret: (value: unknown) => ReadReport<Content>): ReportReader<Content> {
  const decoder = new TextReader();
  const pieces: string[] = [];
  let length = 0;
  const add = (text: string) => {
    length += text.length;
    if (length <= LARGEST) pieces.push(text);
    else pieces.length = 0;
  };
  return {
    write: (chunk) => add(decoder.read(chunk)),
    end() {
      add(decoder.end());
      if (length > LARGEST)
        return { ok: false, message: `the file is larger than ${LARGEST / 1024 / 1024} MB` };
      const text = pieces.join('').replace(/^\ufeff/, '');
      try {
        return interpret(JSON.parse(text));
      } catch (error) {
        return { ok: false, message: whyNoJson(text, error) };
      }
    },
  };
}

/** In the words of Go's encoding/json for files that end too early, with the line for the rest. */
function whyNoJson(text: string, error: unknown): string {
  if (!(error instanceof SyntaxError)) throw error;
  const offset = jsonErrorOffset(text);
  if (offset >= text.trimEnd().length) return 'unexpected end of JSON input';
  const line = text.slice(0, offset).split('\n').length;
  return `invalid JSON on line ${line}: unexpected '${String.fromCodePoint(text.codePointAt(offset) ?? 0)}'`;
}

/** A value as an object; empty where it is none. */
export function objectOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
}

export function arrayOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** A finite number; undefined for anything else. */
export function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}
