import { commandScalars } from '../../core/buildspec/commands';
import { lineStart, wholeLines } from '../../core/buildspec/layout';
import type { TextEdit } from '../../core/buildspec/problems';
import { entryOf, type MappingEntry, type Node, valueAt } from '../../core/buildspec/tree';
import type { BuildspecDocument } from '../documents';
import type { Offer } from './action';

/**
 * Rewrites version 0.1 as 0.2: the renamed keys, the dropped one, and commands that change the folder in a shell of their
 * own, because from 0.2 on all commands share one (AWS docs "build-spec-ref", versions).
 */
export function migrate(document: BuildspecDocument): Offer[] {
  const { tree } = document;
  const version = valueAt(tree, 'version');
  if (version?.kind !== 'scalar' || version.value.trim() !== '0.1') return [];
  const edits = [
    { range: version.range, newText: '0.2' },
    ...renamed(tree),
    ...withoutType(document.text, tree),
    ...inOwnShell(tree),
  ];
  return [{ title: 'Migrate to Version 0.2', kind: 'refactor.rewrite', edits }];
}

function renamed(tree: Node | undefined): TextEdit[] {
  const old = entryOf(tree, 'environment_variables');
  // two sections cannot be joined without reading them as the author means them
  if (!old || entryOf(tree, 'env')) return [];
  const plaintext = entryOf(old.value, 'variables') ? undefined : entryOf(old.value, 'plaintext');
  return [
    { range: old.key.range, newText: 'env' },
    ...(plaintext ? [{ range: plaintext.key.range, newText: 'variables' }] : []),
  ];
}

function withoutType(text: string, tree: Node | undefined): TextEdit[] {
  const artifacts = valueAt(tree, 'artifacts');
  const type = entryOf(artifacts, 'type');
  if (artifacts?.kind !== 'mapping' || artifacts.style === 'flow' || artifacts.entries.length < 2 || !type)
    return [];
  return standsAlone(text, type) ? [{ range: wholeLines(text, type.range), newText: '' }] : [];
}

/** Whether nothing but white space stands before an entry on its line. */
export function standsAlone(text: string, { key }: MappingEntry): boolean {
  return text.slice(lineStart(text, key.range.start), key.range.start).trim() === '';
}

function inOwnShell(tree: Node | undefined): TextEdit[] {
  return commandScalars(tree).flatMap(({ node }) =>
    node.style === 'plain' && /^(?:cd|pushd)\s/.test(node.value) && /&&|;/.test(node.value)
      ? [
          { range: { start: node.range.start, end: node.range.start }, newText: '(' },
          { range: { start: node.range.end, end: node.range.end }, newText: ')' },
        ]
      : [],
  );
}
