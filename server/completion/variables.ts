import { environmentVariableDocs } from '../../core/buildspec/schema';
import type { VariableOccurrence } from '../../core/buildspec/symbols/variables';
import type { BuildspecDocument } from '../documents';
import { originWords } from '../variable-words';
import type { Candidate } from './item';
import { type TextPlace, wordSlot } from './text-place';

const NAME = /\w/;

/** Sections whose text no shell reads. */
const LITERAL = new Set<string | number>(['version', 'env', 'environment_variables', 'batch']);

/** What has to stand before a name for a shell to read it as a variable. */
const MARK = /(?:\$\{[#!]?|\$env:|\$\{env:|\$|%)$/i;

/** Whether the cursor is in a variable's name, behind a `$` or its like. */
export function isInVariable(place: TextPlace): boolean {
  if (LITERAL.has(place.path[0] ?? '')) return false;
  const { text } = wordSlot(place, NAME);
  return MARK.test(place.before.slice(0, place.before.length - text.length));
}

/** The variables that a command or value can read at the cursor. */
export function variableCandidates(document: BuildspecDocument, place: TextPlace): Candidate[] {
  const { text, slot } = wordSlot(place, NAME);
  const mark = MARK.exec(place.before.slice(0, place.before.length - text.length))?.[0] ?? '';
  const after = place.after.slice(slot.range.end - place.offset);
  const opener = mark.includes('{') ? '}' : mark === '%' ? '%' : '';
  const close = opener !== '' && !after.startsWith(opener) ? opener : '';
  return variableNames(document, slot.range.start).map(({ name, detail, docs, isOwn }) => ({
    label: name,
    kind: 'variable',
    slot,
    snippet: `${name}${close.replace('}', '\\}')}`,
    plain: name + close,
    detail,
    docs,
    required: isOwn,
  }));
}

/** Names of variables, for lists of them. */
export function nameCandidates(document: BuildspecDocument, place: TextPlace): Candidate[] {
  const { slot } = wordSlot(place, NAME);
  return variableNames(document, slot.range.start)
    .filter(({ isOwn, name }) => isOwn && !name.startsWith('AWS_'))
    .map(({ name, detail, docs }) => ({
      label: name,
      kind: 'variable',
      slot,
      snippet: name,
      plain: name,
      detail,
      docs,
    }));
}

interface VariableName {
  name: string;
  detail: string;
  docs?: string;
  /** Set in this file, rather than by CodeBuild. */
  isOwn: boolean;
}

/** What is set in the file first, then CodeBuild's own; not the name that is being written. */
function variableNames({ symbols }: BuildspecDocument, offset: number): VariableName[] {
  const set = new Map<string, VariableOccurrence>();
  for (const one of symbols.variables) {
    const isSet = one.kind === 'declaration' || one.kind === 'write';
    if (isSet && one.range.start !== offset && !set.has(one.name)) set.set(one.name, one);
  }
  const own = [...set.values()].map((one) => ({ name: one.name, detail: originWords(one), isOwn: true }));
  const provided = Object.entries(environmentVariableDocs())
    .filter(([name]) => !set.has(name))
    .map(([name, { description, example }]) => ({
      name,
      detail: 'set by CodeBuild',
      docs: example === undefined ? description : `${description}\n\nSuch as \`${example}\``,
      isOwn: false,
    }));
  return [...own, ...provided];
}
