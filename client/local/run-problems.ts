import * as vscode from 'vscode';
import type { BuildEvent } from '../../core/builds/events';
import { LineIndex } from '../../core/buildspec/text';
import { type FailedCommand, FailedCommands } from './failed-commands';
import { followLines, type Lines } from './follow-lines';
import type { LocalRun } from './local-run';
import { runLogUri } from './run-log';

/** What stands in the list of problems for one failed command. */
interface Mark {
  /** Where the command is in `text`, which is the buildspec as it was last seen. */
  lines: Lines;
  text: string;
  columns: { first: number; last: number };
  message: string;
  log: vscode.Uri;
}

/** A buildspec as a run uses it, whatever becomes of the file meanwhile. */
export interface UsedBuildspec {
  uri: string;
  text: string;
}

/** What the problems of runs are told by. */
export const RUN_PROBLEMS = 'CodeBuild run';

/**
 * Marks the commands that failed in their buildspecs, until the next run of the buildspec or an edit of the command. Edits around it
 * are followed.
 */
export class RunProblems implements vscode.Disposable {
  private readonly collection = vscode.languages.createDiagnosticCollection(RUN_PROBLEMS);
  private readonly marks = new Map<string, Mark[]>();
  private readonly subscriptions = [
    vscode.workspace.onDidChangeTextDocument(({ document }) => this.edited(document)),
    vscode.workspace.onDidOpenTextDocument((document) => this.edited(document)),
  ];

  /** A run of a buildspec begins: what failed in earlier ones counts no more. */
  forget(buildspec: string): void {
    this.show(buildspec, []);
  }

  /**
   * A run uses a buildspec whose text is given; the result wants to hear its events. `nextLine` is the line of its log, from 1, that
   * comes next.
   */
  follow(run: LocalRun, { uri, text }: UsedBuildspec, nextLine: () => number): (event: BuildEvent) => void {
    const failed = new FailedCommands();
    const logLines = new Map<FailedCommand, number>();
    const places = new LineIndex(text);
    const name = [`run #${run.number}`, run.partOf?.identifier].filter(Boolean).join(', ');
    let own: Mark[] = [];
    return (event) => {
      if (!failed.hear(event)) return;
      // the one that failed just now; an empty line comes before what the log says of it
      for (const command of failed.all) if (!logLines.has(command)) logLines.set(command, nextLine() + 1);
      const others = (this.marks.get(uri) ?? []).filter((mark) => !own.includes(mark));
      own = failed.all.map((command) => {
        const { range, exitCode, phaseType } = command;
        // a block ends on the line after its last one
        const length = text.slice(range.start, range.end).trimEnd().length;
        const start = places.positionAt(range.start);
        const end = places.positionAt(range.start + length);
        return {
          lines: { first: start.line, last: end.line },
          text,
          columns: { first: start.character, last: end.character },
          message: `COMMAND_EXECUTION_ERROR in ${phaseType} of ${name}: exit status ${exitCode}`,
          log: runLogUri(run).with({ fragment: `L${logLines.get(command)}` }),
        };
      });
      this.show(uri, [...others, ...own]);
      for (const document of vscode.workspace.textDocuments) this.edited(document);
    };
  }

  dispose(): void {
    this.collection.dispose();
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private edited(document: vscode.TextDocument): void {
    const key = document.uri.toString();
    const marks = this.marks.get(key);
    if (!marks || marks.length === 0) return;
    const text = document.getText();
    if (marks.every((mark) => mark.text === text)) return;
    const followed = marks.filter((mark) => {
      const lines = followLines(mark.text, text, mark.lines);
      if (!lines) return false;
      Object.assign(mark, { text, lines });
      return true;
    });
    this.show(key, followed);
  }

  private show(buildspec: string, marks: Mark[]): void {
    this.marks.set(buildspec, marks);
    this.collection.set(vscode.Uri.parse(buildspec), marks.map(diagnosticOf));
  }
}

function diagnosticOf({ lines, columns, message, log }: Mark): vscode.Diagnostic {
  const range = new vscode.Range(lines.first, columns.first, lines.last, columns.last);
  const diagnostic = new vscode.Diagnostic(range, message, vscode.DiagnosticSeverity.Error);
  diagnostic.source = RUN_PROBLEMS;
  diagnostic.code = { value: 'Open Log', target: log };
  return diagnostic;
}
