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
    private readonly settings: () => Settings,
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
    settings: () => Settings = () => DEFAULT_SETTINGS,
  ): BuildspecDocument {
    return new BuildspecDocument(TextDocument.create(uri, languageId, version, text), settings);
  }

  static update(
    old: BuildspecDocument,
    changes: TextDocumentContentChangeEvent[],
    version: number,
  ): BuildspecDocument {
    const source = TextDocument.update(old.source, changes, version);
    return new BuildspecDocument(source, old.settings, old.names, old.shell);
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
    return this.settings().severities;
  }

  get ruleDocs(): string | undefined {
    return this.settings().ruleDocs;
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
