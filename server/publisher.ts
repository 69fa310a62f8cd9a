import type { Diagnostic } from 'vscode-languageserver';
import type { Clock } from './clock';
import type { BuildspecDocument } from './documents';

export interface PublisherParts {
  clock: Pick<Clock, 'now' | 'after'>;
  check(document: BuildspecDocument): Diagnostic[];
  publish(document: BuildspecDocument, diagnostics: Diagnostic[]): void;
}

const LONGEST_PAUSE_MS = 250;

/**
 * Decides when a document is checked: at once when it opens, and after an edit as soon as the file's own checking time
 * has passed without another one. Usual files answer within a few milliseconds so, and a huge one does not keep the
 * server busy for every letter typed.
 */
export class DiagnosticsPublisher {
  private readonly files = new Map<string, { tookMs: number; cancel?: () => void }>();

  constructor(private readonly parts: PublisherParts) {}

  changed(document: BuildspecDocument): void {
    const file = this.files.get(document.uri);
    if (!file) {
      this.files.set(document.uri, { tookMs: 0 });
      this.run(document);
      return;
    }
    file.cancel?.();
    const pause = Math.min(file.tookMs, LONGEST_PAUSE_MS);
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
    this.files.set(document.uri, { tookMs: this.parts.clock.now() - start });
    this.parts.publish(document, diagnostics);
  }
}
