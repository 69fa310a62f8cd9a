import { expect, it } from 'vitest';
import { readReportFile } from '../../../../core/builds/reports/read-report-file';
import { FORMAT_NAMES, sample } from './support';

const read = (name: string, content: string | Uint8Array) =>
  readReportFile(name, typeof content === 'string' ? Buffer.from(content) : content, async () => undefined);

it.each(FORMAT_NAMES)('reads a file of %s without being told what it is', async (format) => {
  expect(await read('report', sample(format))).toMatchObject({ ok: true, content: { fileFormat: format } });
});

it('reads UTF-16', async () => {
  const text = `\ufeff${sample('JUNITXML')}`.replace('UTF-8', 'UTF-16');
  expect(await read('report.xml', Buffer.from(text, 'utf16le'))).toMatchObject({ ok: true });
});

it('pauses in a large file', async () => {
  let pauses = 0;
  const text = `<testsuite name="a">${' '.repeat(3_000_000)}</testsuite>`;
  await readReportFile('report.xml', Buffer.from(text), async () => pauses++);
  expect(pauses).toBe(4);
});

it('says what is wrong with a file', async () => {
  expect(await read('lcov.info', 'TN:\nSF:a.js')).toEqual({
    ok: false,
    message: "lcov.info is in none of CodeBuild's report formats",
  });
  expect(await read('cut.xml', '<testsuite><testcase')).toMatchObject({
    ok: false,
    message: expect.stringMatching(/^cut\.xml: /),
  });
});
