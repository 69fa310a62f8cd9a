import type { CompletionItem, Position } from 'vscode-languageserver';
import { schemaAt } from '../../core/buildspec/schema';
import { valueAt } from '../../core/buildspec/tree';
import type { ClientFeatures } from '../client-features';
import type { BuildspecDocument } from '../documents';
import { below, sourceRoots, type Workspace } from '../workspace';
import { flowAt } from './flow-place';
import { type Candidate, completionItem } from './item';
import { BlockLines } from './lines';
import { type TextPlace, textPlaceAt, wordSlot } from './text-place';

const PATH = /[^\s"'[\],;|&()<>=]/;

type Wanted = 'folders' | 'buildspecs' | 'files';

/** Files and folders of the source where a path is written. */
export async function completePaths(
  document: BuildspecDocument,
  position: Position,
  features: ClientFeatures,
  { folders, files }: Workspace,
): Promise<CompletionItem[]> {
  const lines = new BlockLines(document.text, document.lines);
  const flow = flowAt(document, lines, position);
  const place = flow ? flow.text : textPlaceAt(lines, position);
  const wanted = place && wantedAt(place);
  if (!place || !wanted) return [];
  const { text, slot } = wordSlot(place, PATH);
  if (/[$*?{}]|^[/~]|^[A-Za-z]+:/.test(text)) return [];
  const folder = text.slice(0, text.lastIndexOf('/') + 1);
  const name = {
    ...slot,
    range: { start: place.offset - (text.length - folder.length), end: slot.range.end },
  };
  for (const root of sourceRoots(document.uri, folders)) {
    const uri = below(root, `${baseOf(document, place)}${folder}`);
    const entries = uri === undefined ? [] : await files.list(uri);
    const candidates = entries
      .filter((entry) => entry.name !== '.git' && suits(entry, wanted))
      .sort((a, b) => Number(b.isFolder) - Number(a.isFolder) || a.name.localeCompare(b.name))
      .map((entry): Candidate => {
        const label = entry.isFolder ? `${entry.name}/` : entry.name;
        const kind = entry.isFolder ? 'folder' : 'file';
        return { label, kind, slot: name, snippet: label.replace(/[\\$}]/g, '\\$&'), plain: label };
      });
    if (candidates.length > 0)
      return candidates
        .filter(({ label }) => isPlain(label))
        .map((candidate, index) => completionItem(document, candidate, index, features));
  }
  return [];
}

function wantedAt({ path, before, isContinued }: TextPlace): Wanted | undefined {
  const keys = path.filter((step) => typeof step === 'string');
  const last = keys.at(-1);
  const isCommand = keys[0] === 'phases' && (last === 'commands' || last === 'finally');
  if (isContinued && !isCommand) return undefined;
  if (keys[0] === 'batch' && last === 'buildspec') return 'buildspecs';
  if (last === 'base-directory') return 'folders';
  if (schemaAt(path)?.['x-path'] || (last === 'paths' && keys[0] === 'cache') || last === 'exclude-paths')
    return 'files';
  if (last === 'files' && (keys[0] === 'artifacts' || keys[0] === 'reports')) return 'files';
  // a script is a path only once it looks like one: commands have other words too
  return isCommand && /(?:^|[\s"'=&|;(])[\w.@-]*\/[^\s"']*$/.test(before) ? 'files' : undefined;
}

function suits({ name, isFolder }: { name: string; isFolder: boolean }, wanted: Wanted): boolean {
  if (isFolder || wanted === 'files') return true;
  return wanted === 'buildspecs' && /\.(?:ya?ml|json)$/i.test(name);
}

/** Files of artifacts and reports are below their `base-directory`, where that is one folder. */
function baseOf(document: BuildspecDocument, { path }: TextPlace): string {
  const keys = path.filter((step) => typeof step === 'string');
  const at = keys.findLastIndex((key) => key === 'files' || key === 'exclude-paths');
  const base = at < 0 ? undefined : valueAt(document.tree, ...keys.slice(0, at), 'base-directory');
  if (base?.kind !== 'scalar' || base.value === '' || /[$*?]/.test(base.value)) return '';
  return base.value.endsWith('/') ? base.value : `${base.value}/`;
}

/** A name that means something else to YAML or a shell would have to be quoted as a whole. */
function isPlain(label: string): boolean {
  return /^[\w.@+/-]+$/.test(label) && !label.startsWith('-');
}
