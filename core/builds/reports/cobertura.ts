import { Coverage } from './coverage';
import type { ReportReader } from './model';
import { readCount } from './numbers';
import { readXml } from './xml';

/** COBERTURAXML: `<coverage>` with classes; one file has as many as there are classes in it. */
export function readCobertura(): ReportReader<Coverage> {
  const coverage = new Coverage();
  let file: string | undefined;

  return readXml({
    roots: ['coverage'],
    open({ name, attributes, path }) {
      if (name === 'class') {
        file = attributes.filename;
        if (file !== undefined) coverage.file(file);
      } else if (name === 'line' && file !== undefined && path.at(-1) === 'lines' && !inMethod(path)) {
        const line = readCount(attributes.number);
        coverage.line(file, line, readCount(attributes.hits));
        // as in "50% (1/2)"
        const [, covered, all] = /\((\d+)\/(\d+)\)/.exec(attributes['condition-coverage'] ?? '') ?? [];
        if (all !== undefined && attributes.branch !== 'false')
          coverage.branches(
            file,
            String(line),
            Number(covered),
            Math.max(0, Number(all) - Number(covered)),
            line,
          );
      }
    },
    close({ name }) {
      if (name === 'class') file = undefined;
    },
    content: () => coverage,
  });
}

/** The lines of methods come again among those of their class. */
function inMethod(path: readonly string[]): boolean {
  return path.includes('method');
}
