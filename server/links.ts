import type { DocumentLink } from 'vscode-languageserver';
import { commandScalars } from '../core/buildspec/commands';
import { scalarSource } from '../core/buildspec/symbols/scalar-source';
import { type Node, type Range, type ScalarNode, valueAt } from '../core/buildspec/tree';
import type { BuildspecDocument } from './documents';
import { lspRange } from './ranges';
import { findFile, sourceRoots, type Workspace } from './workspace';

interface PathMention {
  range: Range;
  path: string;
}

/** Each costs a look at the disk. */
const MOST_PATHS = 300;

/** Links to the scripts that commands name and to the buildspecs of batch builds, where these files exist. */
export async function documentLinks(
  document: BuildspecDocument,
  { folders, files }: Workspace,
): Promise<DocumentLink[]> {
  const { tree } = document;
  const mentions = [...buildspecPaths(document.text, tree), ...scriptPaths(document.text, tree)];
  const roots = sourceRoots(document.uri, folders);
  const targets = new Map<string, Promise<string | undefined>>();
  const links = mentions.slice(0, MOST_PATHS).map(async ({ range, path }) => {
    const known = targets.get(path) ?? findFile(path, roots, files);
    targets.set(path, known);
    const target = await known;
    return target ? [{ range: lspRange(document.lines, range), target }] : [];
  });
  return (await Promise.all(links)).flat();
}

/** What `buildspec:` names in the builds of a batch. */
export function buildspecPaths(text: string, tree: Node | undefined): PathMention[] {
  const found: PathMention[] = [];
  const seen = new Set<Node>();
  const add = (node: ScalarNode): void => {
    const range = scalarSource(text, node).rangeOf(0, node.value.length);
    if (range && node.value !== '') found.push({ range, path: node.value });
  };
  const visit = (node: Node): void => {
    if (seen.has(node)) return;
    seen.add(node);
    if (node.kind === 'sequence') node.items.forEach(visit);
    if (node.kind !== 'mapping') return;
    for (const { key, value } of node.entries) {
      if (key.value !== 'buildspec') visit(value);
      else if (value.kind === 'scalar') add(value);
      else if (value.kind === 'sequence')
        for (const item of value.items) if (item.kind === 'scalar') add(item);
    }
  };
  const batch = valueAt(tree, 'batch');
  if (batch) visit(batch);
  return found;
}

const WORD = /[^\s;&|()<>"'`=,]+/g;
const SCRIPT =
  /\/|\.(?:sh|bash|py|js|mjs|cjs|ts|rb|pl|php|ps1|bat|cmd|sql|ya?ml|json|toml|xml|gradle|tf|env|mk)$/i;

/** Words of commands that look like a file of the source. */
function scriptPaths(text: string, tree: Node | undefined): PathMention[] {
  return commandScalars(tree).flatMap(({ node }) => {
    const source = scalarSource(text, node);
    return [...node.value.matchAll(WORD)].flatMap((match) => {
      const prefix = /^(?:\$\{?CODEBUILD_SRC_DIR\}?\/|file:\/\/)/.exec(match[0])?.[0] ?? '';
      const path = match[0].slice(prefix.length);
      if (!SCRIPT.test(path) || /[$*?[\]{}\\:]|^[-/~]/.test(path)) return [];
      const start = match.index + prefix.length;
      const range = source.rangeOf(start, start + path.length);
      return range ? [{ range, path }] : [];
    });
  });
}
