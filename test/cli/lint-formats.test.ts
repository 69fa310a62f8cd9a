import { describe, expect, it } from 'vitest';
import type { Finding } from '../../cli/lint/findings';
import { lintFormats } from '../../cli/lint/formats';

const PLACE = { line: 5, column: 9, endLine: 5, endColumn: 20 };
const FINDING: Finding = {
  file: 'ci/buildspec.yml',
  ...PLACE,
  severity: 'error',
  code: 'command-not-text',
  message: 'A command must be text.',
  fix: { title: 'Quote the Command', edits: [{ ...PLACE, newText: `'echo "a: b"'` }] },
};

describe('--format github', () => {
  const annotate = (finding: Partial<Finding>) =>
    lintFormats.github([{ ...FINDING, ...finding }], 1).split('\n')[0];

  it('makes one annotation of each finding, and the summary is a line of the log', () => {
    expect(lintFormats.github([FINDING], 1)).toBe(
      '::error file=ci/buildspec.yml,line=5,endLine=5,col=9,endColumn=20,title=command-not-text::A command must be text.\n' +
        '1 file checked: 1 error.\n',
    );
  });

  it.each([
    ['error', 'error'],
    ['warning', 'warning'],
    ['information', 'notice'],
    ['hint', 'notice'],
  ] as const)('shows %s as %s', (severity, command) => {
    expect(annotate({ severity })).toMatch(new RegExp(`^::${command} `));
  });

  it('gives no columns where there are several lines', () => {
    expect(annotate({ endLine: 6 })).toContain('line=5,endLine=6,title=');
  });

  it('lets no text end the message or begin another command', () => {
    expect(annotate({ file: 'a,b:c.yml', message: '50%\r\n::set-output name=x::y\x1b[31m' })).toBe(
      '::error file=a%2Cb%3Ac.yml,line=5,endLine=5,col=9,endColumn=20,title=command-not-text::50%25%0D%0A::set-output name=x::y\uFFFD[31m',
    );
  });
});

describe('--format sarif', () => {
  const log = (...findings: Finding[]) => JSON.parse(lintFormats.sarif(findings, 1));
  const uri = (file: string) =>
    log({ ...FINDING, file }).runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri;

  it('is a log of SARIF 2.1.0 with place, rule and fix', () => {
    const region = { startLine: 5, startColumn: 9, endLine: 5, endColumn: 20 };
    const artifactLocation = { uri: 'ci/buildspec.yml' };
    expect(log(FINDING)).toEqual({
      $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
      version: '2.1.0',
      runs: [
        {
          tool: {
            driver: {
              name: 'CodeBuild Workbench',
              rules: [{ id: 'command-not-text', shortDescription: { text: 'Command not text' } }],
            },
          },
          columnKind: 'utf16CodeUnits',
          results: [
            {
              ruleId: 'command-not-text',
              ruleIndex: 0,
              level: 'error',
              message: { text: 'A command must be text.' },
              locations: [{ physicalLocation: { artifactLocation, region } }],
              fixes: [
                {
                  description: { text: 'Quote the Command' },
                  artifactChanges: [
                    {
                      artifactLocation,
                      replacements: [{ deletedRegion: region, insertedContent: { text: `'echo "a: b"'` } }],
                    },
                  ],
                },
              ],
            },
          ],
        },
      ],
    });
  });

  it('has a run without results for a good file', () => {
    expect(log().runs[0]).toMatchObject({ results: [], tool: { driver: { rules: [] } } });
  });

  it('names each rule once', () => {
    const { tool, results } = log(FINDING, { ...FINDING, code: 'bash-syntax', severity: 'hint' }, FINDING)
      .runs[0];
    expect(tool.driver.rules.map(({ id }: { id: string }) => id)).toEqual([
      'bash-syntax',
      'command-not-text',
    ]);
    expect(
      results.map(({ ruleIndex, level }: { ruleIndex: number; level: string }) => [ruleIndex, level]),
    ).toEqual([
      [1, 'error'],
      [0, 'note'],
      [1, 'error'],
    ]);
  });

  it.each([
    ['./a b/c#1.yml', 'a%20b/c%231.yml'],
    ['../x.yml', '../x.yml'],
    ['/src/x.yml', 'file:///src/x.yml'],
    ['C:\\src\\x.yml', 'file:///C:/src/x.yml'],
  ])('names %s as %s', (file, expected) => {
    expect(uri(file)).toBe(expected);
  });
});
