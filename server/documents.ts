import type { TextDocumentContentChangeEvent } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { CommandCache } from '../core/buildspec/command-cache';
import { type Parsed, parse } from '../core/buildspec/parse';
import { type Reading, readParsed } from '../core/buildspec/read';
import { parseShell } from '../core/buildspec/shell/parse';
import { shellNames } from '../core/buildspec/symbols/shell-names';
import { Symbols } from '../core/buildspec/symbols/symbols';
import { LineIndex } from '../core/buildspec/text';
import type { Node } from '../core/buildspec/tree';
import { DEFAULT_SETTINGS, type Settings } from './settings';

/** What a document is read under; both are asked for anew each time. */
export interface DocumentParts {
  severities(): Settings['severities'];
  /** URI of the folder with a page for each rule, ending in `/`; links lead to AWS's pages without it. */
  ruleDocs(): string | undefined;
}

const DEFAULT_PARTS: DocumentParts = {
  severities: () => DEFAULT_SETTINGS.severities,
  ruleDocs: () => undefined,
};

/** One version of a buildspec's text, and what is known of it: read once, at the first question. */
export class BuildspecDocument {
  private parsing: Parsed | undefined;
  private reading: Reading | undefined;
  private readUnder: Settings['severities'] | undefined;
  private index: LineIndex | undefined;
  private found: Symbols | undefined;

  readonly uri: string;
  readonly version: number;
  readonly text: string;

  /** Takes the text out, because `source` changes with the next version. */
  private constructor(
    private readonly source: TextDocument,
    private readonly parts: DocumentParts,
    private readonly names = new CommandCache(shellNames),
    private readonly shell = new CommandCache(parseShell),
  ) {
    this.uri = source.uri;
    this.version = source.version;
    this.text = source.getText();
  }

  static create(
    uri: string,
    languageId: string,
    version: number,
    text: string,
    parts: DocumentParts = DEFAULT_PARTS,
  ): BuildspecDocument {
    return new BuildspecDocument(TextDocument.create(uri, languageId, version, text), parts);
  }

  static update(
    old: BuildspecDocument,
    changes: TextDocumentContentChangeEvent[],
    version: number,
  ): BuildspecDocument {
    const source = TextDocument.update(old.source, changes, version);
    return new BuildspecDocument(source, old.parts, old.names, old.shell);
  }

  /** A buildspec may be JSON, which YAML can read; edits must leave it JSON. */
  get isJson(): boolean {
    return /^jsonc?$/.test(this.source.languageId) || /\.json$/i.test(this.uri);
  }

  private get parsed(): Parsed {
    this.parsing ??= parse(this.text);
    return this.parsing;
  }

  /** Whoever needs no more than the tree does not wait for the checks. */
  get tree(): Node | undefined {
    return this.parsed.tree;
  }

  get lines(): LineIndex {
    this.index ??= new LineIndex(this.text);
    return this.index;
  }

  get symbols(): Symbols {
    this.found ??= new Symbols(this.text, this.tree, this.names);
    return this.found;
  }

  get severities(): Settings['severities'] {
    return this.parts.severities();
  }

  get ruleDocs(): string | undefined {
    return this.parts.ruleDocs();
  }

  /** Whether it was read under other settings than those of now. */
  get isOutdated(): boolean {
    return this.reading !== undefined && this.readUnder !== this.severities;
  }

  read(): Reading {
    const { severities } = this;
    if (!this.reading || this.readUnder !== severities) {
      this.reading = readParsed(this.text, this.parsed, { severities, readShell: this.shell.reader() });
      this.readUnder = severities;
    }
    return this.reading;
  }
}
