import * as vscode from 'vscode';
import type { Clock } from '../../core/builds/events';
import { Follow } from './follow';
import { LOG_LANGUAGE } from './language';
import { LogLenses } from './lens-provider';
import { LogDocuments } from './log-documents';
import { LogEditors } from './log-editors';
import { LogFeatures } from './log-features';
import type { LogFiles } from './log-files';
import { type LogPlace, type NamedLog, nameIn } from './log-place';
import { LOG_SCHEME } from './log-uri';
import type { LogView } from './log-view';
import { Logs } from './logs';
import { SearchLog } from './search-log';
import { TextViews } from './text-views';

/** How logs show when the agent wrote a line. */
export type Timestamps = 'show' | 'dim' | 'hide';

export interface LogRoomParts {
  clock: Clock;
  /** Of local runs. */
  runs: LogFiles;
  /** Of builds on CodeBuild. */
  builds: LogFiles;
  /** The Output view's. */
  channels: { logOf(document: vscode.TextDocument): NamedLog | undefined };
  extension: vscode.Uri;
  settings: { timestamps(): Timestamps; onDidChange: vscode.Event<unknown> };
}

/** All that logs need once somebody looks at one. */
export class LogRoom implements vscode.Disposable {
  readonly logs: Logs;
  readonly documents: LogDocuments;
  readonly editors: LogEditors;
  readonly follow: Follow;
  readonly search: SearchLog;
  private readonly channels: LogRoomParts['channels'];
  private readonly texts = new TextViews();
  private readonly disposables: vscode.Disposable[];

  constructor({ clock, runs, builds, channels, extension, settings }: LogRoomParts) {
    this.channels = channels;
    this.logs = new Logs({ runs, builds });
    this.documents = new LogDocuments({
      logs: this.logs,
      clock,
      hidesStamps: () => settings.timestamps() === 'hide',
    });
    const { logs, documents } = this;
    this.editors = new LogEditors({ logs, documents, viewOf: (document) => this.viewOf(document) });
    this.follow = new Follow({ clock, documents, editors: this.editors });
    this.editors.follow = this.follow;
    this.search = new SearchLog(this.logs, this.editors);
    const features = new LogFeatures({
      clock,
      errorIcon: vscode.Uri.joinPath(extension, 'media', 'log-error.svg'),
      timestamps: settings.timestamps,
      onDidChangeTimestamps: settings.onDidChange,
      viewOf: (document) => this.viewOf(document),
      onDidChangeView: this.documents.onDidChangeView,
    });
    this.disposables = [
      features,
      this.follow,
      new LogLenses(documents),
      this.documents,
      this.logs,
      settings.onDidChange(() => this.documents.showAnew()),
      vscode.workspace.onDidChangeTextDocument((event) => this.texts.changed(event)),
      vscode.workspace.onDidCloseTextDocument((document) => this.documents.closed(document)),
      vscode.workspace.onDidOpenTextDocument((document) => void speakLog(document)),
    ];
    for (const document of vscode.workspace.textDocuments) void speakLog(document);
  }

  /** What is known of the log that a document shows, whatever document it is. */
  viewOf(document: vscode.TextDocument): LogView | undefined {
    if (document.uri.scheme === LOG_SCHEME) return this.documents.viewOf(document);
    return document.languageId === LOG_LANGUAGE ? this.texts.of(document) : undefined;
  }

  /** The log that a document shows, in an editor or in the Output view; undefined where nobody knows where it is. */
  logOf(document: vscode.TextDocument): NamedLog | undefined {
    const { part, uri } = this.documents.shownIn(document) ?? {};
    return part && uri ? { place: part.place, name: nameIn(uri.path) } : this.channels.logOf(document);
  }

  /** Opens a log in an editor, at its end where that is to be followed while it grows. `name` is what its tab shows. */
  show(place: LogPlace, name: string, options?: { follows: boolean }): Promise<void> {
    return this.editors.show(place, name, options);
  }

  dispose(): void {
    for (const disposable of this.disposables) disposable.dispose();
  }
}

/** The language of a log's document, where the user's own settings make another one of its name. */
async function speakLog(document: vscode.TextDocument): Promise<void> {
  if (document.uri.scheme === LOG_SCHEME && document.languageId !== LOG_LANGUAGE)
    await vscode.languages.setTextDocumentLanguage(document, LOG_LANGUAGE);
}
