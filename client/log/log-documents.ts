import * as vscode from 'vscode';
import type { Clock } from '../../core/builds/events';
import type { LogIndex, LogWindow } from '../../core/builds/log/log-index';
import type { CutLine, ShownText } from '../../core/builds/log/shown-text';
import type { LogPart } from './log-place';
import { logPartOf } from './log-uri';
import type { LogView } from './log-view';
import type { Logs } from './logs';
import type { OpenLog } from './open-log';
import { readWholeLine } from './whole-line';
import { WindowReader } from './window-reader';

/** Milliseconds between two readings of a log that grows; VS Code takes a document in whole, so a long one is read less often. */
const REFRESH = 400;
const REFRESH_EACH_MB = 150;

/** A document that shows a window of a log. */
export interface ShownWindow {
  uri: vscode.Uri;
  log: OpenLog;
  part: LogPart;
  /** The log as it was when the document was read first; another one may have taken its place. */
  index: LogIndex;
  /** Of the window, so far as the document has it. */
  endByte: number;
  /** Reads on; absent where all of the window has been read. */
  reader?: WindowReader;
  /** What is known beside the text. */
  text?: ShownText;
  /** Milliseconds since the epoch, at which the document began. */
  time: number;
}

export interface LogDocumentsParts {
  logs: Logs;
  clock: Clock;
  hidesStamps(): boolean;
}

/** The documents of logs: what VS Code reads of them, and what is known of what they show. */
export class LogDocuments implements vscode.Disposable {
  private readonly shown = new Map<string, ShownWindow>();
  private readonly filesChanged = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly onDidChangeFile = this.filesChanged.event;
  private readonly viewChanged = new vscode.EventEmitter<vscode.Uri>();
  /** Fires with a document of whose log more is known. */
  readonly onDidChangeView = this.viewChanged.event;
  private readonly subscription: { dispose(): void };
  private readonly refreshing = new Set<OpenLog>();

  constructor(private readonly parts: LogDocumentsParts) {
    this.subscription = parts.logs.onDidChange((log) => void this.refreshSoon(log));
  }

  async stat(uri: vscode.Uri): Promise<vscode.FileStat> {
    const { shown, window } = await this.open(uri);
    const size = window.endByte - window.byte;
    return { type: vscode.FileType.File, ctime: 0, mtime: shown.time + size, size };
  }

  async read(uri: vscode.Uri): Promise<Uint8Array> {
    const { shown, window } = await this.open(uri);
    const { log, part } = shown;
    if (part.wholeLine !== undefined) return readWholeLine(log, part.wholeLine);
    const options = { hidesStamps: this.parts.hidesStamps() };
    shown.reader ??= new WindowReader(log.path, window.byte, options);
    const { reader } = shown;
    const bytes = await reader.read(window.endByte);
    shown.text = reader.text;
    shown.endByte = window.endByte;
    if (isFinal(log, window)) {
      reader.text.forgetText();
      shown.reader = undefined;
    }
    return bytes;
  }

  /** Undefined where the document is none of ours, or not read yet. */
  viewOf({ uri }: vscode.TextDocument): LogView | undefined {
    const shown = this.shown.get(uri.toString());
    const window = shown?.part.wholeLine === undefined ? shown?.index.window(shown.part.window) : undefined;
    if (!shown || !window) return undefined;
    const { index, log, text } = shown;
    const { sections, stretches, sources, errorLines, prefixKind } = index;
    const found = { sections, stretches, sources, errorLines, prefixKind };
    const spansOf = (line: number) => text?.spansOf(line) ?? [];
    return { ...found, firstLine: window.line, isLive: log.isLive, spansOf };
  }

  /** What a document shows; undefined where it is none of ours. */
  shownIn({ uri }: vscode.TextDocument): ShownWindow | undefined {
    return this.shown.get(uri.toString());
  }

  cutLinesOf({ uri }: vscode.TextDocument): readonly CutLine[] {
    return this.shown.get(uri.toString())?.text?.cutLines ?? [];
  }

  closed({ uri }: vscode.TextDocument): void {
    const key = uri.toString();
    const { log } = this.shown.get(key) ?? {};
    this.shown.delete(key);
    if (log && ![...this.shown.values()].some((other) => other.log === log)) this.parts.logs.close(log);
  }

  /** The text is to be another, such as without timestamps. */
  showAnew(): void {
    const all = [...this.shown.values()];
    for (const shown of all) this.beginAnew(shown);
    this.tellChanged(all);
  }

  dispose(): void {
    this.subscription.dispose();
    this.filesChanged.dispose();
    this.viewChanged.dispose();
  }

  private async open(uri: vscode.Uri): Promise<{ shown: ShownWindow; window: LogWindow }> {
    const part = logPartOf(uri);
    if (!part) throw vscode.FileSystemError.FileNotFound(uri);
    const log = this.parts.logs.of(part.place);
    await log.ready(part.window);
    const window = log.index.window(part.window);
    const key = uri.toString();
    if (!window || (log.isMissing && !log.isLive)) {
      if (!this.shown.has(key)) this.parts.logs.close(log);
      throw vscode.FileSystemError.FileNotFound(uri);
    }
    let shown = this.shown.get(key);
    if (shown?.log !== log) {
      shown = { uri, log, part, index: log.index, endByte: window.byte, time: this.parts.clock.now() };
      this.shown.set(key, shown);
    }
    if (shown.index !== log.index) this.beginAnew(shown);
    return { shown, window };
  }

  private beginAnew(shown: ShownWindow): void {
    // later than any time that was told of it
    const time = Math.max(this.parts.clock.now(), shown.time + shown.index.bytes + 1);
    Object.assign(shown, { index: shown.log.index, endByte: 0, reader: undefined, time });
  }

  private async refreshSoon(log: OpenLog): Promise<void> {
    if (this.refreshing.has(log)) return;
    this.refreshing.add(log);
    const last = log.index.window(log.index.windowCount - 1);
    const megabytes = last ? (last.endByte - last.byte) / 1_000_000 : 0;
    await this.parts.clock.sleep(REFRESH + megabytes * REFRESH_EACH_MB);
    this.refreshing.delete(log);
    const all = [...this.shown.values()].filter((shown) => shown.log === log);
    this.tellChanged(all.filter((shown) => isBehind(shown)));
    for (const { uri } of all) this.viewChanged.fire(uri);
  }

  private tellChanged(shown: readonly ShownWindow[]): void {
    if (shown.length === 0) return;
    this.filesChanged.fire(shown.map(({ uri }) => ({ type: vscode.FileChangeType.Changed, uri })));
  }
}

/** Whether the log has more for a document than it shows. */
function isBehind({ log, part, index, endByte }: ShownWindow): boolean {
  if (part.wholeLine !== undefined) return false;
  return index !== log.index || endByte !== index.window(part.window)?.endByte;
}

function isFinal({ index, isComplete }: OpenLog, { number }: LogWindow): boolean {
  return isComplete || number < index.windowCount - 1;
}
