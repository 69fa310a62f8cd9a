import type { PlainTable } from '../block-table';

/** What a spreadsheet takes for a formula begins so, and a number with a sign is none. */
const FORMULA = /^[\s]*[=+\-@\t\r\n|%＝＋－＠]/;
const NUMBER = /^-?\d+(\.\d+)?$/;

/** As RFC 4180 has it, with numbers instead of the texts for people where there are both. */
export function csv({ columns, rows }: PlainTable): string {
  const lines = [
    columns.map(({ title }) => title),
    ...rows.map((row) => row.map(({ text, value }) => (value === undefined ? text : String(value)))),
  ];
  return lines.map((line) => `${line.map(field).join(',')}\r\n`).join('');
}

/** Names in it are of others: none may run as a formula where somebody opens the file. */
function field(text: string): string {
  const safe = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
