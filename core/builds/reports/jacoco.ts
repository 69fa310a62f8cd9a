import { Coverage } from './coverage';
import type { ReportReader } from './model';
import { readCount } from './numbers';
import { readXml } from './xml';

/** JACOCOXML: `<report>` with packages and their source files. A line is covered where one of its instructions is. */
export function readJacoco(): ReportReader<Coverage> {
  const coverage = new Coverage();
  let packageName = '';
  let file: string | undefined;

  return readXml({
    roots: ['report'],
    open({ name, attributes, path }) {
      switch (name) {
        case 'package':
          packageName = attributes.name ?? '';
          break;
        case 'sourcefile':
          file = [packageName, attributes.name ?? ''].filter((part) => part !== '').join('/');
          coverage.file(file);
          break;
        case 'line':
          if (file !== undefined) readLineOf(coverage, file, attributes);
          break;
        case 'counter':
          if (file !== undefined && path.at(-1) === 'sourcefile' && attributes.type === 'LINE')
            coverage.totals(file, readCount(attributes.covered), readCount(attributes.missed));
      }
    },
    close({ name }) {
      if (name === 'sourcefile') file = undefined;
    },
    content: () => coverage,
  });
}

function readLineOf(coverage: Coverage, file: string, { nr, ci, mb, cb }: Record<string, string>): void {
  const line = readCount(nr);
  // it counts instructions, not runs
  coverage.line(file, line, readCount(ci) > 0 ? 1 : 0);
  coverage.branches(file, String(line), readCount(cb), readCount(mb), line);
}
