import type { Selection } from '../../../core/insights/filter';
import type { PriceTable } from '../../../core/insights/prices';
import { tableOf } from '../block-table';
import type { ExportMessage } from '../messages';
import type { Block, PageContent, PageName } from '../page-content';
import { type PageState, rangeOf } from '../page-state';
import * as words from '../words';
import { buildsTable } from './builds-table';
import { csv } from './csv';
import { markdown } from './markdown';

/** What a dialog offers to save. */
export interface ExportedFile {
  name: string;
  content: Uint8Array;
}

/** What the page shows, and what it can be asked for. */
export interface ExportParts {
  content: PageContent;
  /** The builds of a point that were listed last. */
  list?: Block;
  state: PageState;
  /** Milliseconds since the epoch. */
  now: number;
  prices: PriceTable;
  builds(): Selection;
}

/** The file that the page asks for; undefined where there is nothing of that kind. */
export function exportedFile(message: ExportMessage, parts: ExportParts): ExportedFile | undefined {
  const { content, list, state, now, prices, builds } = parts;
  switch (message.format) {
    case 'markdown':
      return page(content, state, now);
    case 'builds':
      return { name: 'codebuild-builds.csv', content: utf8(csv(buildsTable(builds(), prices))) };
    default: {
      const block = [...content.blocks, ...(list ? [list] : [])].find(({ id }) => id === message.block);
      if (!block) return undefined;
      if (message.format === 'png') return picture(block, message.data);
      return { name: `codebuild-${block.id}.csv`, content: utf8(csv(tableOf(block))) };
    }
  }
}

const utf8 = (text: string) => new TextEncoder().encode(text);

/** The picture that the page has drawn of a chart, in Base64. */
function picture(block: Block, data: string): ExportedFile | undefined {
  const content = Buffer.from(data, 'base64');
  return isPng(content) ? { name: `codebuild-${block.id}.png`, content } : undefined;
}

/** By what every PNG begins with. */
function isPng(content: Uint8Array): boolean {
  return [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a].every((byte, index) => content[index] === byte);
}

const TITLES: Record<PageName, string> = { overview: 'Overview', onCall: 'On call', debug: 'Debug' };

/** A page in whole, with what its filters are. */
function page({ page, notices, blocks }: PageContent, state: PageState, now: number): ExportedFile {
  const { from, to } = rangeOf(state, now);
  const limits = [state.project, state.branch, state.trigger, state.initiator, state.computeType].filter(
    (limit) => limit !== undefined,
  );
  const only = limits.length > 0 ? `; only ${limits.map(words.name).join(', ')}` : '';
  const about = [
    `From ${words.time(from)} to ${words.time(to)} UTC${only}`,
    ...notices.map(({ text }) => text),
  ];
  const text = markdown(`CodeBuild Insights: ${TITLES[page]}`, { notices: about, blocks });
  return { name: `codebuild-${page === 'onCall' ? 'on-call' : page}.md`, content: utf8(text) };
}
