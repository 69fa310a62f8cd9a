import type { BuildspecDocument } from '../documents';
import type { Candidate } from './item';
import { type TextPlace, wordSlot } from './text-place';
import { nameCandidates } from './variables';

/** Names of this file where a key takes them: identifiers to wait for, variables to export, parts of references. */
export function namesOfFile(document: BuildspecDocument, place: TextPlace): Candidate[] {
  // a further line of a scalar is no place for a name of its own
  if (place.isContinued) return [];
  const keys = place.path.filter((step) => typeof step === 'string');
  const [section, part] = keys;
  if (section === 'batch' && keys.at(-1) === 'depend-on') return identifiers(document, place);
  if (section !== 'env') return [];
  if (part === 'exported-variables') return nameCandidates(document, place);
  if (keys.length !== 3) return [];
  if (part === 'secrets-manager') return secretParts(document, place);
  return part === 'parameter-store' ? parameters(document, place) : [];
}

function identifiers({ symbols, lines }: BuildspecDocument, place: TextPlace): Candidate[] {
  const { slot } = wordSlot(place, /\w/);
  const declared = symbols.identifiers.filter(({ kind }) => kind === 'declaration');
  // a build does not wait for itself: its own identifier stands above, nearest
  const own = declared.findLast(({ range }) => range.start < place.offset)?.name;
  const line = lines.positionAt(place.offset).line;
  const present = new Set(
    symbols.identifiers
      .filter(({ kind, range }) => kind === 'use' && lines.positionAt(range.start).line === line)
      .filter(({ range }) => range.end < slot.range.start || range.start > slot.range.end)
      .map(({ name }) => name),
  );
  return declared
    .filter(({ name }) => name !== own && !present.has(name))
    .map(({ name, range }) => ({
      label: name,
      kind: 'reference',
      slot,
      snippet: name,
      plain: name,
      detail: `build in line ${lines.positionAt(range.start).line + 1}`,
    }));
}

const STAGES = {
  AWSCURRENT: 'The current version of the secret, as without a stage',
  AWSPREVIOUS: 'The version before the current one',
  AWSPENDING: 'The version that a rotation is making',
};

/** `secret-id:json-key:version-stage:version-id`; the id may be an ARN, which has colons of its own. */
function secretParts(document: BuildspecDocument, place: TextPlace): Candidate[] {
  const { text, slot } = wordSlot(place, /[^\s"']/);
  const arn = /^arn:(?:[^:]*:){5}[^:]*/.exec(text)?.[0] ?? '';
  const fields = text.slice(arn.length).split(':');
  const used = references(document, 'secrets-manager', place.offset);
  const field = fields.length - 1;
  const last = fields.at(-1) ?? '';
  const rest = { ...slot, range: { start: place.offset - last.length, end: slot.range.end } };
  const candidate = (label: string, detail: string): Candidate => ({
    label,
    kind: 'reference',
    slot: rest,
    snippet: label.replace(/[\\$}]/g, '\\$&'),
    plain: label,
    detail,
  });
  if (field === 2) return Object.entries(STAGES).map(([stage, about]) => candidate(stage, about));
  if (field === 1 && !text.startsWith('arn:aws')) {
    const id = fields[0] ?? '';
    const jsonKeys = used.flatMap((one) => (one.startsWith(`${id}:`) ? (one.split(':')[1] ?? []) : []));
    return unique([...jsonKeys, variableOf(place)]).map((key) =>
      candidate(key, 'key in the JSON of the secret'),
    );
  }
  if (field !== 0 || text.startsWith('arn:')) return [];
  return unique(used.map((one) => (one.startsWith('arn:') ? one : (one.split(':')[0] ?? '')))).map((id) =>
    candidate(id, 'secret that this file uses'),
  );
}

function parameters(document: BuildspecDocument, place: TextPlace): Candidate[] {
  const { slot } = wordSlot(place, /[^\s"']/);
  const used = references(document, 'parameter-store', place.offset);
  const folders = used.flatMap((one) => (one.includes('/') ? [one.slice(0, one.lastIndexOf('/') + 1)] : []));
  return unique([...folders, '/CodeBuild/']).map((path) => ({
    label: path,
    kind: 'reference',
    slot,
    snippet: path.replace(/[\\$}]/g, '\\$&'),
    plain: path,
    detail:
      path === '/CodeBuild/' ? 'below it the role that CodeBuild makes may read' : 'path that this file uses',
  }));
}

function references(
  { symbols }: BuildspecDocument,
  origin: 'secrets-manager' | 'parameter-store',
  offset: number,
): string[] {
  const declared = symbols.variables.filter((one) => one.kind === 'declaration');
  const own = declared.findLast(({ range }) => range.start < offset);
  return declared.filter((one) => one.origin === origin && one !== own).map(({ value }) => value ?? '');
}

function variableOf({ path }: TextPlace): string {
  return String(path.at(-1) ?? '');
}

function unique(texts: string[]): string[] {
  return [...new Set(texts)].filter((text) => text !== '');
}
