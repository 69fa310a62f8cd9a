import { lineStart, newlineOf, nextLine, wholeLines } from '../../core/buildspec/layout';
import type { TextEdit } from '../../core/buildspec/problems';
import { entryOf, type MappingEntry, type MappingNode, valueAt } from '../../core/buildspec/tree';
import { BlockLines } from '../completion/lines';
import { indentStyle } from '../completion/style';
import type { BuildspecDocument } from '../documents';
import { type Offer, type Selection, touches } from './action';
import { standsAlone } from './migrate';

const STORES = [
  { key: 'secrets-manager', title: 'Secrets Manager', reference: (name: string) => name },
  // the role that CodeBuild makes may read parameters below this path only
  { key: 'parameter-store', title: 'Parameter Store', reference: (name: string) => `/CodeBuild/${name}` },
] as const;

const SECRET_NAME =
  /(?:^|_)(?:TOKEN|SECRETS?|PASSWORD|PASSWD|PASS|PWD|PASSPHRASE|CREDENTIALS?|KEY|PAT|AUTH)(?:_|$)/i;

/** Moves a variable whose value is in the file to a reference whose value is kept elsewhere. */
export function moveSecret(document: BuildspecDocument, selection: Selection): Offer[] {
  const env = valueAt(document.tree, 'env');
  const variables = entryOf(env, 'variables');
  if (env?.kind !== 'mapping' || env.style === 'flow' || variables?.value.kind !== 'mapping') return [];
  const entry = variables.value.entries.find(({ range }) => touches(range, selection));
  if (!entry || !holdsSecret(document, entry)) return [];
  const { text } = document;
  if (variables.value.style === 'flow' || !standsAlone(text, variables) || !standsAlone(text, entry))
    return [];
  const removed = variables.value.entries.length === 1 ? variables : entry;
  return STORES.flatMap(({ key, title, reference }) => {
    const value = reference(entry.key.value.toLowerCase().replaceAll('_', '-'));
    const added = addition(document, env, variables, key, `${entry.key.value}: ${value}`);
    if (!added) return [];
    return [
      {
        title: `Move \`${entry.key.value}\` to ${title}`,
        kind: 'refactor.rewrite' as const,
        edits: joined([{ range: wholeLines(text, removed.range), newText: '' }, added]),
      },
    ];
  });
}

function holdsSecret(document: BuildspecDocument, { key, value, range }: MappingEntry): boolean {
  if (value.kind !== 'scalar' || value.value === '') return false;
  const isReported = document
    .read()
    .problems.some((problem) => problem.code === 'plaintext-secret' && touches(problem.range, range));
  return isReported || SECRET_NAME.test(key.value);
}

/** A line in the section of the store, which is made where it is missing. */
function addition(
  { text, lines }: BuildspecDocument,
  env: MappingNode,
  variables: MappingEntry,
  key: string,
  line: string,
): TextEdit | undefined {
  const newline = newlineOf(text);
  const column = variables.key.range.start - lineStart(text, variables.key.range.start);
  const existing = entryOf(env, key);
  const first = existing?.value.kind === 'mapping' ? existing.value.entries[0] : undefined;
  if (existing?.value.kind === 'mapping') {
    if (existing.value.style === 'flow' || !first || !standsAlone(text, first)) return undefined;
    const at = lineStart(text, first.key.range.start);
    const indent = text.slice(at, first.key.range.start);
    return { range: { start: at, end: at }, newText: `${indent}${line}${newline}` };
  }
  const style = indentStyle(new BlockLines(text, lines));
  const inner = ' '.repeat(column + style.mapping);
  if (existing) {
    if (existing.value.kind !== 'scalar' || !existing.value.isNull) return undefined;
    const at = nextLine(text, existing.range.end);
    return { range: { start: at, end: at }, newText: `${lead(text, at, newline)}${inner}${line}${newline}` };
  }
  const at = nextLine(text, variables.range.end);
  const section = `${' '.repeat(column)}${key}:${newline}${inner}${line}${newline}`;
  return { range: { start: at, end: at }, newText: lead(text, at, newline) + section };
}

/** The last line of a file may have no line end yet. */
function lead(text: string, at: number, newline: string): string {
  return at === text.length && !text.endsWith('\n') ? newline : '';
}

/** An insertion where a removal ends is one edit with it. */
function joined([removal, addition]: [TextEdit, TextEdit]): TextEdit[] {
  if (removal.range.end !== addition.range.start) return [removal, addition];
  return [{ range: removal.range, newText: addition.newText.replace(/^\r?\n/, '') }];
}
