import type { Diagnostic } from 'vscode-languageserver';
import type { Clock } from './clock';
import type { BuildspecDocument } from './documents';

export interface PublisherParts {
  clock: Pick<Clock, 'now' | 'after'>;
  check(document: BuildspecDocument): Diagnostic[];
  publish(document: BuildspecDocument, diagnostics: Diagnostic[]): void;
}

const LONGEST_PAUSE_MS = 250;
/** A check that takes so long is waited for as long again; a shorter one keeps nobody waiting, so it may follow sooner. */
const LONG_CHECK_MS = 400;

interface CheckedFile {
  tookMs: number;
  endedAt: number;
  cancel?: () => void;
}

/**
 * Decides when a document is checked: at once when it opens, and after an edit once requests that came with it are answered.
 * While edits follow each other closely, it is checked once no other has come for a while, the longer a check takes, so that a
 * huge file does not keep the server busy for every letter typed.
 */
export class DiagnosticsPublisher {
  private readonly files = new Map<string, CheckedFile>();

  constructor(private readonly parts: PublisherParts) {}

  changed(document: BuildspecDocument): void {
    const file = this.files.get(document.uri);
    if (!file) {
      this.files.set(document.uri, { tookMs: 0, endedAt: 0 });
      this.run(document);
      return;
    }
    const rested = this.parts.clock.now() - file.endedAt;
    const pause = !file.cancel && rested > file.tookMs ? 0 : pauseAfter(file.tookMs);
    file.cancel?.();
    file.cancel = this.parts.clock.after(pause, () => this.run(document));
  }

  closed(document: BuildspecDocument): void {
    this.files.get(document.uri)?.cancel?.();
    this.files.delete(document.uri);
    this.parts.publish(document, []);
  }

  dispose(): void {
    for (const file of this.files.values()) file.cancel?.();
    this.files.clear();
  }

  private run(document: BuildspecDocument): void {
    const start = this.parts.clock.now();
    const diagnostics = this.parts.check(document);
    const endedAt = this.parts.clock.now();
    this.files.set(document.uri, { tookMs: endedAt - start, endedAt });
    this.parts.publish(document, diagnostics);
  }
}

function pauseAfter(tookMs: number): number {
  return Math.min((tookMs * tookMs) / LONG_CHECK_MS, LONGEST_PAUSE_MS);
}
