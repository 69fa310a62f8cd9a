import type { TextDocumentContentChangeEvent } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { isBuildspecPath } from '../core/buildspec/detect';
import { type Reading, readBuildspec } from '../core/buildspec/read';
import { Symbols } from '../core/buildspec/symbols/symbols';
import { LineIndex } from '../core/buildspec/text';

/** One version of a buildspec's text, and what is known of it: read once, at the first question. */
export class BuildspecDocument {
  private reading: Reading | undefined;
  private index: LineIndex | undefined;
  private found: Symbols | undefined;

  readonly uri: string;
  readonly version: number;
  readonly text: string;

  /** Takes the text out, because `source` changes with the next version. */
  private constructor(private readonly source: TextDocument) {
    this.uri = source.uri;
    this.version = source.version;
    this.text = source.getText();
  }

  static create(uri: string, languageId: string, version: number, text: string): BuildspecDocument {
    return new BuildspecDocument(TextDocument.create(uri, languageId, version, text));
  }

  static update(
    old: BuildspecDocument,
    changes: TextDocumentContentChangeEvent[],
    version: number,
  ): BuildspecDocument {
    return new BuildspecDocument(TextDocument.update(old.source, changes, version));
  }

  /** A buildspec may be JSON, which YAML can read; edits must leave it JSON. */
  get isJson(): boolean {
    return (
      this.source.languageId === 'json' || this.source.languageId === 'jsonc' || /\.json$/i.test(this.uri)
    );
  }

  get lines(): LineIndex {
    this.index ??= new LineIndex(this.text);
    return this.index;
  }

  get symbols(): Symbols {
    this.found ??= new Symbols(this.text, this.read().tree);
    return this.found;
  }

  read(): Reading {
    this.reading ??= readBuildspec(this.text);
    return this.reading;
  }
}

/** By its path alone: a client that cannot match paths sends us every YAML file it opens. */
export function isOurs(uri: string): boolean {
  try {
    return isBuildspecPath(decodeURIComponent(new URL(uri).pathname));
  } catch {
    return false;
  }
}
