import type { Block, PageContent, TableBlock, Target } from './page-content';
import { type PageState, readState } from './page-state';

/** What the page asks for. */
export type PageMessage =
  /** It has loaded, with what it kept. */
  | { type: 'ready'; state: PageState }
  /** Somebody chose another page or filter. */
  | { type: 'state'; state: PageState }
  | { type: 'open'; target: Target; block: string }
  | ExportMessage
  | { type: 'fetch' | 'cancel' };

export type ExportMessage =
  | { type: 'export'; format: 'csv'; block: string }
  /** `data` is Base64 once it was read, and a data URL before. */
  | { type: 'export'; format: 'png'; block: string; data: string }
  | { type: 'export'; format: 'markdown' }
  /** All builds that the filters let pass. */
  | { type: 'export'; format: 'builds' };

/** What the page is told. */
export type HostMessage =
  | { type: 'content'; state: PageState; content: PageContent; choices: Choices }
  /** The builds of a point, to stand below the block whose point it is. */
  | { type: 'builds'; block: string; table: TableBlock }
  | { type: 'progress'; progress: Progress };

/** How far the reading of the history is. */
export interface Progress {
  isFetching: boolean;
  text: string;
}

/** What the filters offer. */
export interface Choices {
  sources: Choice[];
  projects: Choice[];
  branches: Choice[];
  triggers: Choice[];
  initiators: Choice[];
  computeTypes: Choice[];
}

export interface Choice {
  value: string;
  label: string;
}

/** Base64 of a picture: what a chart of a very large screen has, and more. */
const LARGEST_PICTURE = 30_000_000;
const PICTURE = /^data:image\/png;base64,([A-Za-z0-9+/]+={0,2})$/;

/** A message of the page, which shows text of others; undefined where it is none. */
export function readMessage(value: unknown): PageMessage | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const message = value as Record<string, unknown>;
  switch (message.type) {
    case 'ready':
    case 'state':
      return { type: message.type, state: readState(message.state) };
    case 'open': {
      const [target, block] = [readTarget(message.target), blockId(message.block)];
      return target && block !== undefined ? { type: 'open', target, block } : undefined;
    }
    case 'export':
      return readExport(message);
    case 'fetch':
    case 'cancel':
      return { type: message.type };
    default:
      return undefined;
  }
}

function readExport(message: Record<string, unknown>): PageMessage | undefined {
  const { format, data } = message;
  if (format === 'markdown' || format === 'builds') return { type: 'export', format };
  const block = blockId(message.block);
  if (block === undefined) return undefined;
  if (format === 'csv') return { type: 'export', format, block };
  if (format !== 'png' || typeof data !== 'string' || data.length > LARGEST_PICTURE) return undefined;
  const picture = PICTURE.exec(data)?.[1];
  return picture === undefined ? undefined : { type: 'export', format, block, data: picture };
}

/** Ids of builds, `project:uuid`, and of runs on this computer; no text that could be a path or a command. */
const BUILD_ID = /^[\w.-]{1,255}(?::[\w-]{1,255})?$/;
/** Longer than any name. */
const LONGEST_NAME = 2_000;

function readTarget(value: unknown): Target | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { kind, id, name, from, to } = value as Record<string, unknown>;
  switch (kind) {
    case 'log':
    case 'explain':
    case 'build':
    case 'compare':
      return typeof id === 'string' && BUILD_ID.test(id) ? { kind, id } : undefined;
    case 'project':
      return typeof name === 'string' && name !== '' && name.length <= LONGEST_NAME
        ? { kind, name }
        : undefined;
    case 'range':
      return isTime(from) && isTime(to) && from < to ? { kind, from, to } : undefined;
    default:
      return undefined;
  }
}

function isTime(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

function blockId(value: unknown): Block['id'] | undefined {
  return typeof value === 'string' && /^[a-z][a-z-]{0,40}$/.test(value) ? value : undefined;
}
