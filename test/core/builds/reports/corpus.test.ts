import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { FormatName } from '../../../../core/builds/reports/formats';
import { reportOf } from './support';

/** Public reports of real tools; not part of the repository. */
const CORPUS = '../shared/corpus/reports';

const FOLDERS: [string, FormatName][] = [
  ['clover', 'CLOVERXML'],
  ['cobertura', 'COBERTURAXML'],
  ['cucumber', 'CUCUMBERJSON'],
  ['jacoco', 'JACOCOXML'],
  ['junit', 'JUNITXML'],
  ['nunit2', 'NUNITXML'],
  ['nunit3', 'NUNIT3XML'],
  ['simplecov', 'SIMPLECOV'],
  ['testng', 'TESTNGXML'],
  ['trx', 'VISUALSTUDIOTRX'],
];

// cut, with tags that do not fit, or with control characters: no XML parser takes them
const BROKEN =
  /corrupt-xml\.xml|CorruptTest\.xml|junit-web-test__expected|NUnit-issue17521|cobertura-oneline|cobertura__cobertura\.xml/;

const text = existsSync(CORPUS) ? 'real reports' : `real reports: not there, so not read (${CORPUS})`;

describe.skipIf(!existsSync(CORPUS))(text, () => {
  test.each(FOLDERS)('of %s are read, and broken ones told', (folder, format) => {
    const names = readdirSync(join(CORPUS, folder));
    const told = names.filter(
      (name) => reportOf(format, [readFileSync(join(CORPUS, folder, name))], 1 << 16).status === 'INCOMPLETE',
    );
    expect(told).toEqual(names.filter((name) => BROKEN.test(name)));
  });

  test('of formats that CodeBuild does not have are told', () => {
    for (const name of readdirSync(join(CORPUS, 'lcov')))
      expect(reportOf('JUNITXML', [readFileSync(join(CORPUS, 'lcov', name))]).status).toBe('INCOMPLETE');
  });

  test.each([
    ['cobertura', 'COBERTURAXML', /lines-covered="(\d+)"/, 'c#-cobertura.xml'],
    ['cobertura', 'COBERTURAXML', /lines-covered="(\d+)"/, 'counter-aggregation.xml'],
    ['clover', 'CLOVERXML', /coveredstatements="(\d+)"/, 'clover-empty-package.xml'],
    [
      'jacoco',
      'JACOCOXML',
      /<counter type="LINE" missed="\d+" covered="(\d+)"\/>\s*(?:<counter [^>]*>\s*)*<\/report>/,
      'jacoco-codingstyle.xml',
    ],
  ] as const)('%s: the tool itself counts as many covered lines as we do', (folder, format, count, end) => {
    const name = readdirSync(join(CORPUS, folder)).find((file) => file.endsWith(end)) ?? '';
    const content = readFileSync(join(CORPUS, folder, name));
    const { codeCoverageSummary } = reportOf(format, [content], 1 << 16);
    expect(codeCoverageSummary?.linesCovered).toBe(Number(count.exec(content.toString())?.[1]));
  });
});
