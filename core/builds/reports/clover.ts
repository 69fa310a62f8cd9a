import { Coverage } from './coverage';
import type { ReportReader } from './model';
import { readCount } from './numbers';
import { readXml } from './xml';

/** CLOVERXML: `<coverage><project>`. Its conditions have two branches each; lines of methods are no statements. */
export function readClover(): ReportReader<Coverage> {
  const coverage = new Coverage();
  let file: string | undefined;

  return readXml({
    roots: ['coverage'],
    open({ name, attributes, path }) {
      if (name === 'file') {
        file = attributes.path ?? attributes.name;
        if (file !== undefined) coverage.file(file);
      }
      if (file === undefined) return;
      if (name === 'line') readLineOf(coverage, file, attributes);
      else if (name === 'metrics' && path.at(-1) === 'file') readMetrics(coverage, file, attributes);
    },
    close({ name }) {
      if (name === 'file') file = undefined;
    },
    content: () => coverage,
  });
}

function readLineOf(coverage: Coverage, file: string, attributes: Record<string, string>): void {
  const { num, type, count, truecount, falsecount } = attributes;
  const line = readCount(num);
  if (type === 'method') return;
  if (type !== 'cond' || truecount === undefined) {
    coverage.line(file, line, readCount(count));
    return;
  }
  const taken = [truecount, falsecount].map(readCount);
  const covered = taken.filter((times) => times > 0).length;
  coverage.line(file, line, Math.max(...taken));
  coverage.branches(file, String(line), covered, 2 - covered, line);
}

function readMetrics(coverage: Coverage, file: string, attributes: Record<string, string>): void {
  const covered = readCount(attributes.coveredstatements);
  coverage.totals(file, covered, Math.max(0, readCount(attributes.statements) - covered));
}
