import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkProject } from '../../../../core/insights/check/check';
import { CHECK_RULES } from '../../../../core/insights/check/rules';
import { build, GOOD, review, times } from './support';

test('a project that is set up well has no findings, and no gap but what was not asked for', () => {
  const { findings, gaps } = review({ builds: times(30, build()) });
  expect(findings).toEqual([]);
  expect(gaps).toEqual([{ reason: 'IAM was not asked.', codes: ['wide-role', 'open-trust'] }]);
});

test('findings come worst first, each with its rule, why, fix and a page of AWS', () => {
  const { findings } = review({
    project: {
      concurrentBuildLimit: undefined,
      logsConfig: { cloudWatchLogs: { status: 'DISABLED' } },
      projectVisibility: 'PUBLIC_READ',
      webhook: {},
    },
  });
  expect(findings.map(({ severity, code }) => `${severity} ${code}`)).toEqual([
    'high public-project',
    'medium webhook-filters',
    'medium logs-off',
    'low missing-concurrency-limit',
  ]);
  expect(findings[0]).toEqual({
    code: 'public-project',
    severity: 'high',
    message: 'The builds of this project are public.',
    why: expect.stringMatching(/^Everybody on the internet/),
    fix: expect.stringMatching(/^Make the project private/),
    docs: 'https://docs.aws.amazon.com/codebuild/latest/userguide/public-builds.html',
  });
});

test('what could not be read is told once for each reason, and nothing is guessed from it', () => {
  const { findings, gaps } = checkProject({
    project: { ...GOOD, artifacts: { type: 'S3', overrideArtifactName: true } },
    buildspec: { unknown: 'The buildspec is in S3.' },
    history: { unknown: 'No right to list builds.' },
    sourceCredentials: { unknown: 'No right to list them.' },
    role: { unknown: 'IAM was not asked.' },
  });
  expect(findings).toEqual([]);
  expect(gaps).toEqual([
    {
      reason: 'The buildspec is in S3.',
      codes: ['buildspec-secret', 'overwritten-artifacts', 'missing-report-group'],
    },
    { reason: 'IAM was not asked.', codes: ['wide-role', 'open-trust'] },
    { reason: 'No right to list builds.', codes: ['compute-size'] },
    { reason: 'No right to list them.', codes: ['personal-token'] },
  ]);
});

test('a project of which the API tells next to nothing is no reason to fail or to warn', () => {
  const unknown = { unknown: 'not read' };
  const nothing = { buildspec: unknown, history: unknown, sourceCredentials: unknown, role: unknown };
  expect(checkProject({ project: {}, ...nothing }).findings).toEqual([]);
  expect(
    checkProject({ project: { environment: {} as never, source: {} as never }, ...nothing }).findings,
  ).toEqual([]);
});

test('a buildspec with errors is the matter of its own check', () => {
  const { findings, gaps } = review({
    buildspec: 'version: 0.2\nphases:\n  build:\n    commands:\n      - echo "a: b"\n',
  });
  expect(findings).toEqual([]);
  expect(gaps.map(({ reason }) => reason)).toContain('The buildspec has errors: check it by itself first.');
});

describe.each(CHECK_RULES.map((rule) => [rule.code, rule] as const))('%s', (code, { why, docs }) => {
  test('has a code in kebab case, a reason that is a sentence, and a page of AWS', () => {
    expect(code).toMatch(/^[a-z]+(?:-[a-z]+)+$/);
    expect(why).toMatch(/^[A-Z].*\.$/);
    expect(docs).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//);
  });
});

test('no two rules have one code', () => {
  expect(new Set(CHECK_RULES.map(({ code }) => code)).size).toBe(CHECK_RULES.length);
});

test('docs/check-project.md has a row for each rule, with its severity', () => {
  const page = readFileSync('docs/check-project.md', 'utf8');
  const rows = [...page.matchAll(/^\| `([a-z-]+)` \| ([a-z, ]+) \|/gm)].map(([, code, severities]) => [
    code,
    severities,
  ]);
  expect(rows.map(([code]) => code).sort()).toEqual(CHECK_RULES.map(({ code }) => code).sort());
  for (const { code, severity } of CHECK_RULES) {
    expect(rows.find(([row]) => row === code)?.[1]?.split(', ')).toContain(severity);
  }
});
