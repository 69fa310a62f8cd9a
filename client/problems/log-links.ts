import * as vscode from 'vscode';
import type { AgentText } from '../../core/builds/log/sections';
import { SEQUENCES } from '../../core/builds/log/shown-line';
import { type LogPlace, LogPlaces } from '../../core/builds/problems/log-places';
import { SourceFiles, type SourceFolders } from './source-files';

/** Of a longer line the beginning is looked at. UTF-16 units. */
const LONGEST_LINE = 10_000;

/** Of one document as many are shown. */
const MOST_LINKS = 5_000;

/** Lines that are read before others have their turn. */
const LINES_AT_ONCE = 2_000;

const MAY_NAME_PLACE =
  /[:(]\[?\d|: \d|line \d|\x1b|CODEBUILD_SRC_DIR|Running command|directory|\[(?:Container|Instance)\] /;

/** What is known of a document, which grows at its end. */
interface ReadDocument {
  places: LogPlaces;
  files: readonly SourceFiles[];
  links: vscode.DocumentLink[];
  lines: number;
  /** By the first line one sees whether it is still the same log. */
  firstLine: string;
}

export interface LogLinksParts {
  /** All that a document's paths may count from, the likeliest first. */
  foldersOf(document: vscode.TextDocument): Promise<SourceFolders[]>;
  /** What the agent said of sources and commands in the log before what the document shows of it. */
  saidBefore(document: vscode.TextDocument): Promise<readonly AgentText[]>;
}

/** Links the places that logs name, such as `src/app.ts:12:5`, to the files of the workspace that are there. */
export class LogLinks implements vscode.DocumentLinkProvider {
  private readonly read = new WeakMap<vscode.TextDocument, Promise<ReadDocument>>();

  constructor(private readonly parts: LogLinksParts) {}

  async provideDocumentLinks(
    document: vscode.TextDocument,
    token: vscode.CancellationToken,
  ): Promise<vscode.DocumentLink[]> {
    // what reads a document reads on where the one before has stopped
    const before = this.read.get(document);
    const reading = this.readOn(document, token, before);
    this.read.set(document, reading);
    return (await reading).links;
  }

  private async readOn(
    document: vscode.TextDocument,
    token: vscode.CancellationToken,
    before: Promise<ReadDocument> | undefined,
  ): Promise<ReadDocument> {
    const known = await before;
    const firstLine = document.lineCount > 0 ? document.lineAt(0).text : '';
    const isSame = known && known.firstLine === firstLine && known.lines <= document.lineCount;
    const read = isSame ? known : await this.begin(document, firstLine);
    // the last line may still grow
    const end = document.lineCount - 1;
    while (read.lines < end && read.links.length < MOST_LINKS && !token.isCancellationRequested) {
      const until = Math.min(end, read.lines + LINES_AT_ONCE);
      for (; read.lines < until && read.links.length < MOST_LINKS; read.lines += 1) {
        const text = document.lineAt(read.lines).text.slice(0, LONGEST_LINE);
        if (MAY_NAME_PLACE.test(text)) read.links.push(...(await linksOf(read, text)));
      }
      await new Promise((resolve) => setImmediate(resolve));
    }
    return read;
  }

  private async begin(document: vscode.TextDocument, firstLine: string): Promise<ReadDocument> {
    const folders = await this.parts.foldersOf(document);
    const places = new LogPlaces();
    for (const said of await this.parts.saidBefore(document)) places.hear(said);
    return {
      places,
      files: folders.map((each) => new SourceFiles(each)),
      links: [],
      lines: 0,
      firstLine,
    };
  }
}

async function linksOf({ places, files, lines }: ReadDocument, text: string): Promise<vscode.DocumentLink[]> {
  const links: vscode.DocumentLink[] = [];
  const { plain, offsetOf } = withoutSequences(text);
  for (const place of places.read(plain)) {
    const file = await firstOf(files, place);
    if (!file) continue;
    const range = new vscode.Range(lines, offsetOf(place.start), lines, offsetOf(place.end - 1) + 1);
    const position = [place.line, place.column].filter((part) => part !== undefined).join(',');
    const link = new vscode.DocumentLink(range, file.with({ fragment: `L${position}` }));
    link.tooltip = `Open ${vscode.workspace.asRelativePath(file)}`;
    links.push(link);
  }
  return links;
}

async function firstOf(
  sources: readonly SourceFiles[],
  { files }: LogPlace,
): Promise<vscode.Uri | undefined> {
  for (const source of sources) {
    const found = await source.first(files);
    if (found) return found;
  }
  return undefined;
}

/** Where sequences of a terminal are left in a line, the offsets of what one reads of it. */
function withoutSequences(text: string): { plain: string; offsetOf(offset: number): number } {
  if (!text.includes('\x1b')) return { plain: text, offsetOf: (offset) => offset };
  const gone = [...text.matchAll(SEQUENCES)].map(({ index, 0: { length } }) => ({ index, length }));
  return {
    plain: text.replace(SEQUENCES, ''),
    offsetOf: (offset) => gone.reduce((at, { index, length }) => (index <= at ? at + length : at), offset),
  };
}
