import { describe, expect, test } from 'vitest';
import type { FormatName } from '../../../../core/builds/reports/formats';
import { FORMAT_NAMES, reportOf, sample } from './support';

const message = (format: FormatName, content: string | Uint8Array) => reportOf(format, [content]).message;

test.each(FORMAT_NAMES)('%s: an empty file', (format) => {
  const why = ['CUCUMBERJSON', 'SIMPLECOV'].includes(format) ? 'unexpected end of JSON input' : 'EOF';
  expect(message(format, '')).toBe(`error processing report: [/src/report-0: ${why}]`);
});

test.each(FORMAT_NAMES)('%s: a file that is cut anywhere is told, never taken for whole', (format) => {
  const whole = sample(format);
  const end = whole.toString().trimEnd().length;
  for (let length = 0; length < end; length += 31) {
    const report = reportOf(format, [whole.subarray(0, length)], 64);
    expect(report.status).toBe('INCOMPLETE');
    expect(report.message).toMatch(
      /EOF|unexpected end of JSON input|XML syntax error on line \d+: |invalid JSON on line \d+: unexpected /,
    );
  }
});

test('another format, in the words of CodeBuild (aws/aws-cdk#13867)', () => {
  expect(message('JUNITXML', sample('CLOVERXML'))).toBe(
    'error processing report: [/src/report-0: expected element type <testsuite> but have <coverage>]',
  );
});

test.each<[string, FormatName, string, string]>([
  [
    'two tags that do not fit',
    'JUNITXML',
    '<testsuite>\n<testcase>\n</testsuite>',
    'XML syntax error on line 3: ',
  ],
  ['a control character', 'JUNITXML', '<testsuite>\n\u001b</testsuite>', 'XML syntax error on line 2: '],
  ['text instead of XML', 'JUNITXML', 'SF:a.js\nDA:1,1\n', 'XML syntax error on line '],
  ['a comma too much', 'CUCUMBERJSON', '[\n{},\n,]', "invalid JSON on line 3: unexpected ','"],
  ['a key that is none', 'SIMPLECOV', '{"a": 1,\n b: 2}', "invalid JSON on line 2: unexpected 'b'"],
  ['a value after the end', 'SIMPLECOV', '{}\n😀', "invalid JSON on line 2: unexpected '😀'"],
  ['a bracket that does not fit', 'SIMPLECOV', '{"a": [1}', "invalid JSON on line 1: unexpected '}'"],
  ['a string without end', 'SIMPLECOV', '{"a": "b\n}', "invalid JSON on line 1: unexpected '\"'"],
  ['a comma too few', 'CUCUMBERJSON', '[{}\n{}]', "invalid JSON on line 2: unexpected '{'"],
  ['a list that goes on after its end', 'CUCUMBERJSON', '[]\n[]', "invalid JSON on line 2: unexpected '['"],
  ['a bad item of a list', 'CUCUMBERJSON', '[{},\n{"a":\n b}]', "invalid JSON on line 3: unexpected 'b'"],
  ['JSON of another shape', 'CUCUMBERJSON', '{}', 'expected a list of features'],
  ['a list', 'SIMPLECOV', '[]', 'expected an object of test suites'],
  ['an object of something else', 'SIMPLECOV', '{"a":{}}', 'no test suite has a "coverage" section'],
])('%s', (_, format, content, expected) => {
  expect(message(format, content)).toContain(`[/src/report-0: ${expected}`);
});

test('a bad file does not hide the good ones of its group', () => {
  const report = reportOf('JUNITXML', ['', sample('JUNITXML')]);
  expect(report).toMatchObject({
    status: 'INCOMPLETE',
    message: 'error processing report: [/src/report-0: EOF]',
    files: ['report-1'],
    testSummary: { total: 5 },
  });
});

describe('hostile files', () => {
  test('entities of a document type are not followed, so they cannot multiply', () => {
    const content = `<!DOCTYPE t [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><testsuite name="&b;"/>`;
    expect(message('JUNITXML', content)).toMatch(/XML syntax error on line 1: .*entity/);
  });

  test('external entities are not fetched', () => {
    const content = `<!DOCTYPE t [<!ENTITY x SYSTEM "file:///etc/passwd">]><testsuite><testcase name="&x;"/></testsuite>`;
    expect(message('JUNITXML', content)).toMatch(/XML syntax error on line 1: .*entity/);
  });

  test('elements without end inside of each other', () => {
    expect(message('JUNITXML', `<testsuite>${'<testsuite>'.repeat(100_000)}`)).toContain(
      'elements lie more than 200 deep',
    );
  });

  test('lists without end inside of each other', () => {
    expect(message('SIMPLECOV', `{"a":${'['.repeat(100_000)}`)).toContain('values lie more than 200 deep');
    expect(message('CUCUMBERJSON', '['.repeat(100_000))).toContain('values lie more than 200 deep');
  });

  test('a document type without end', () => {
    const content = `<!DOCTYPE t [${'<!ENTITY a "b">'.repeat(100_000)}`;
    const report = reportOf('JUNITXML', [content], 1 << 16);
    expect(report.message).toContain('no element within the first MB');
  });

  test('attributes without end', () => {
    const attributes = Array.from({ length: 2000 }, (_, index) => `a${index}="1"`).join(' ');
    expect(message('JUNITXML', `<testsuite ${attributes}/>`)).toContain('more than 1000 attributes');
  });

  test('names of JavaScript are names like any other', () => {
    const report = reportOf('SIMPLECOV', [
      '{"s":{"coverage":{"__proto__":{"lines":[1]},"constructor":[0]}}}',
    ]);
    expect(report.codeCoverages?.map(({ filePath }) => filePath)).toEqual(['__proto__', 'constructor']);
    expect(
      reportOf('JUNITXML', ['<testsuite><constructor/><testcase name="t" __proto__="x"/></testsuite>']),
    ).toMatchObject({ status: 'SUCCEEDED', testSummary: { total: 1 } });
  });

  test('numbers that are none', () => {
    const content =
      '<testsuite><testcase name="t" time="Infinity" line="1e99"/><testcase name="u" time="-5" line="-1"/></testsuite>';
    expect(reportOf('JUNITXML', [content]).testSummary?.durationInNanoSeconds).toBe(0);
  });
});

describe('encodings', () => {
  const text = (encoding: string) =>
    `<?xml version="1.0" encoding="${encoding}"?><testsuite><testcase name="grüße"/></testsuite>`;
  test.each([
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${text('utf-8')}`)],
    ['UTF-16', Buffer.from(`\ufeff${text('utf-16')}`, 'utf16le')],
    ['Latin 1, as declared', Buffer.from(text('ISO-8859-1'), 'latin1')],
    ['UTF-8 that says that it is UTF-16', Buffer.from(text('utf-16'))],
  ])('%s', (_, bytes) => {
    expect(reportOf('JUNITXML', [bytes], 3).testCases).toMatchObject([{ name: 'grüße' }]);
  });
});
