import type { Problem, Severity } from '../../core/buildspec/problems';
import { LineIndex } from '../../core/buildspec/text';
import type { Range } from '../../core/buildspec/tree';

/** Lines and UTF-16 columns from 1, ends exclusive. */
export interface Place {
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
}

/** One problem as `lint --format json` prints it. */
export interface Finding extends Place {
  /** As the user named it. */
  file: string;
  severity: Severity;
  code: string;
  message: string;
  fix?: { title: string; edits: (Place & { newText: string })[] };
}

export function findingsOf(file: string, text: string, problems: Problem[]): Finding[] {
  const lines = new LineIndex(text);
  return problems.map(({ range, severity, code, message, fix }) => ({
    file,
    ...placeOf(lines, range),
    severity,
    code,
    message,
    ...(fix && {
      fix: {
        title: fix.title,
        edits: fix.edits.map((edit) => ({ ...placeOf(lines, edit.range), newText: edit.newText })),
      },
    }),
  }));
}

function placeOf(lines: LineIndex, range: Range): Place {
  const start = lines.positionAt(range.start);
  const end = lines.positionAt(range.end);
  return {
    line: start.line + 1,
    column: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
}
