import { jsonErrorOffset } from './json-error';
import { invalidJson, type JsonPiece, JsonValues } from './json-values';
import type { ReportReader } from './model';
import { TextReader } from './text';

/** Makes something of one value; a text says what is wrong with it. */
export type Take = (value: unknown) => string | undefined;

// JSON.parse blocks whoever else waits: a value of this size takes it some 200 ms
const LARGEST = 32 * 1024 * 1024;
const DEEPEST = 200;

/** How the values of a file are told apart. */
export interface JsonShape<Content> {
  /** `items`: the file is a list, and each of its items is taken alone, so that it may be of any size. */
  take: 'whole' | 'items';
  with: Take;
  /** What is wrong with a file that is no list, where one is asked for. */
  otherwise?: string;
  content: () => Content;
}

/** Reads a JSON file piece by piece. Messages are in the words of Go's encoding/json where files end too early. */
export function readJson<Content>(shape: JsonShape<Content>): ReportReader<Content> {
  const decoder = new TextReader();
  const values = new JsonValues(shape.take === 'items', DEEPEST, LARGEST);
  let failure: string | undefined;
  const read = (text: string) => {
    if (failure !== undefined) return;
    for (const piece of values.read(text)) {
      failure ??= takeOne(piece, shape);
      if (failure !== undefined) return;
    }
  };
  return {
    write: (chunk) => read(decoder.read(chunk)),
    end() {
      read(decoder.end());
      failure ??= values.end();
      return failure === undefined ? { ok: true, content: shape.content() } : { ok: false, message: failure };
    },
  };
}

function takeOne<Content>(piece: JsonPiece, shape: JsonShape<Content>): string | undefined {
  if ('message' in piece) return piece.message;
  try {
    const value: unknown = JSON.parse(piece.text);
    return piece.isWhole && shape.take === 'items' ? shape.otherwise : shape.with(value);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return invalidJson(piece.text, jsonErrorOffset(piece.text), piece.line);
  }
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
