import type { ProjectCheck } from '../../core/insights/check/finding';
import { reportLines } from '../../core/insights/check/report';
import { printable } from '../lint/printable';
import { type CheckedProject, sarifLog } from './sarif';

export type CheckFormat = 'text' | 'json' | 'sarif';

/** How a review is printed. */
export const checkFormats: Record<CheckFormat, (project: CheckedProject, check: ProjectCheck) => string> = {
  text: ({ name }, check) =>
    reportLines(name, check)
      .map((line) => `${printable(line)}\n`)
      .join(''),
  json: ({ name }, { findings, gaps }) => json({ project: name, findings, notChecked: gaps }),
  sarif: (project, check) => json(sarifLog(project, check)),
};

function json(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
