import * as vscode from 'vscode';
import type { Clock } from '../../core/builds/events';

/** Between two changes of what is shown. Milliseconds. */
const INTERVAL = 300;

/** What is shown of the builds of one buildspec or project. */
export class ProblemList {
  isOver = false;
  private readonly collection = vscode.languages.createDiagnosticCollection('CodeBuild problems');
  private readonly byFile = new Map<string, { uri: vscode.Uri; diagnostics: vscode.Diagnostic[] }>();
  private changed = new Set<string>();

  constructor(private readonly clock: Clock) {}

  add(uri: vscode.Uri, diagnostic: vscode.Diagnostic): void {
    const key = uri.toString();
    const known = this.byFile.get(key) ?? { uri, diagnostics: [] };
    known.diagnostics.push(diagnostic);
    this.byFile.set(key, known);
    if (this.changed.size === 0) void this.clock.sleep(INTERVAL).then(() => this.show());
    this.changed.add(key);
  }

  dispose(): void {
    this.isOver = true;
    this.collection.dispose();
  }

  private show(): void {
    const { changed } = this;
    this.changed = new Set();
    for (const key of changed) {
      const known = this.byFile.get(key);
      if (known && !this.isOver) this.collection.set(known.uri, known.diagnostics);
    }
  }
}
