import { describe, expect, it } from 'vitest';
import { artifactModel } from '../../../../client/cloud/builds/artifact-model';
import {
  detailModel,
  environmentDetails,
  exportedDetails,
} from '../../../../client/cloud/builds/environment-model';
import { sectionModel, sectionsOf } from '../../../../client/cloud/builds/sections';
import { reportModel, resultText, testCaseModel } from '../../../../client/report-model';
import { artifactsOf } from '../../../../core/builds/remote/artifacts';
import { failedBuild } from '../../builds';
import { testReport } from '../builds';

const build = failedBuild({
  artifacts: { location: 'arn:aws:s3:::ours/web/out.zip', sha256sum: 'ab12' },
  secondaryArtifacts: [{ artifactIdentifier: 'docs', location: 'arn:aws:s3:::ours/docs' }],
  reportArns: ['one'],
  exportedEnvironmentVariables: [{ name: 'VERSION', value: '1.2' }, { name: 'EMPTY' }],
  timeoutInMinutes: 60,
  environment: {
    type: 'LINUX_CONTAINER',
    image: 'aws/codebuild/standard:7.0',
    computeType: 'BUILD_GENERAL1_SMALL',
    environmentVariables: [
      { name: 'STAGE', value: 'prod' },
      { name: 'DB', value: '/web/db', type: 'PARAMETER_STORE' },
      { name: 'CERT', value: 'cert:pem', type: 'SECRETS_MANAGER' },
      { name: 'API_TOKEN', value: 'hunter2', type: 'PLAINTEXT' },
    ],
  },
});

describe('below a build', () => {
  it('are the sections that have something in them', () => {
    expect(sectionsOf(failedBuild())).toEqual([]);
    expect(sectionsOf(build).map((section) => sectionModel(section, build).accessibilityLabel)).toEqual([
      'Artifacts, 2',
      'Reports, 1',
      'Exported variables, 2',
      'Environment, aws/codebuild/standard:7.0',
    ]);
  });

  it('artifacts tell where they lie, and their digest in the hover', () => {
    const [zip, docs] = artifactsOf(build).map((each) => artifactModel(each, { hasConsole: true }));
    expect(zip).toMatchObject({
      label: 'Primary artifact',
      description: 'ours/web/out.zip',
      icon: { id: 'file-zip' },
      contextValue: 'artifact downloadable located console',
    });
    expect(zip?.tooltip).toMatch(/SHA-256 ab12$/);
    expect(docs).toMatchObject({ label: 'docs', description: 'ours/docs', icon: { id: 'folder' } });
    expect(docs?.tooltip).toContain('Objects below ours/docs');
  });

  it('the environment has the values of plain variables, and the places of the others', () => {
    const rows = environmentDetails(build).map((each) => detailModel(each).accessibilityLabel);
    expect(rows).toEqual([
      'Image: aws/codebuild/standard:7.0',
      'Compute type: BUILD_GENERAL1_SMALL',
      'Environment type: LINUX_CONTAINER',
      'Privileged: no',
      'Timeout: 60 min',
      'STAGE: prod',
      'DB: Parameter Store: /web/db',
      'CERT: Secrets Manager: cert:pem',
      'API_TOKEN: plain text, not shown: its name says secret',
    ]);
    expect(JSON.stringify(rows)).not.toContain('hunter2');
  });

  it.each([
    ['GITHUB', `ghp_${'a'.repeat(36)}`, 'plain text, not shown: it holds a key'],
    ['URL', 'https://ann:hunter2@example.com/x', 'https://ann:***@example.com/x'],
    ['URL', 'https://example.com:8080/x@y', 'https://example.com:8080/x@y'],
  ])('no row shows what is a secret whatever its name: %s', (name, value, shown) => {
    const environmentVariables = [{ name, value }];
    const environment = {
      type: 'LINUX_CONTAINER' as const,
      image: 'any',
      computeType: 'BUILD_GENERAL1_SMALL' as const,
      environmentVariables,
    };
    const rows = environmentDetails({ environment });
    expect(rows.at(-1)).toMatchObject({ name, value: shown });
  });

  it('exported variables have their values', () => {
    expect(exportedDetails(build).map(({ name, value }) => `${name}=${value}`)).toEqual([
      'VERSION=1.2',
      'EMPTY=(empty)',
    ]);
  });
});

describe('a report', () => {
  const model = (overrides = {}) => reportModel(testReport(overrides), { can: 'copyable console' });

  it('of tests has their counts', () => {
    expect(model()).toMatchObject({
      label: 'web-unit',
      description: '42 passed, 1 failed, 1 broke off, 2 skipped',
      icon: { id: 'error' },
      contextValue: 'report copyable console',
      children: 'collapsed',
      accessibilityLabel: 'Test report web-unit, 42 passed, 1 failed, 1 broke off, 2 skipped',
    });
    expect(model().tooltip).toContain('Took 12s');
  });

  it('in which none failed has nothing below it', () => {
    const testSummary = { total: 3, statusCounts: { SUCCEEDED: 3 }, durationInNanoSeconds: 1 };
    expect(model({ testSummary, status: 'SUCCEEDED' })).toMatchObject({
      description: '3 passed',
      icon: { id: 'pass' },
      children: 'none',
    });
    expect(resultText({ testSummary: { total: 0, statusCounts: {}, durationInNanoSeconds: 0 } })).toBe(
      'no tests',
    );
  });

  it('of coverage has its percentages, never rounded up', () => {
    const coverage = {
      lineCoveragePercentage: 99.96,
      linesCovered: 2499,
      linesMissed: 1,
      branchCoveragePercentage: 60,
      branchesCovered: 6,
      branchesMissed: 4,
    };
    const covered = model({
      type: 'CODE_COVERAGE',
      status: 'SUCCEEDED',
      testSummary: undefined,
      codeCoverageSummary: coverage,
    });
    expect(covered).toMatchObject({
      description: '99.9 % of lines, 60 % of branches',
      accessibilityLabel: 'Coverage report web-unit, 99.9 % of lines, 60 % of branches',
      children: 'none',
    });
    expect(covered.tooltip).toContain('Lines 2499 of 2500 covered');
    expect(resultText({ codeCoverageSummary: { ...coverage, branchesCovered: 0, branchesMissed: 0 } })).toBe(
      '99.9 % of lines',
    );
  });

  it('of coverage says nothing of what is no number', () => {
    const codeCoverageSummary = {
      lineCoveragePercentage: Number.NaN,
      linesCovered: Number.NaN,
      linesMissed: 3,
      branchCoveragePercentage: -5,
      branchesCovered: 1,
    };
    const { description, tooltip } = model({
      type: 'CODE_COVERAGE',
      testSummary: undefined,
      codeCoverageSummary,
    });
    expect(description).toBe('0 % of branches');
    expect(tooltip).toContain('Lines 0 of 3 covered');
    expect(tooltip).not.toContain('NaN');
  });

  it('that is not there yet, or cannot be, says so', () => {
    expect(model({ status: 'GENERATING', testSummary: undefined })).toMatchObject({
      description: 'Being made',
      icon: { id: 'loading~spin' },
    });
    const incomplete = model({ status: 'INCOMPLETE', testSummary: undefined });
    expect(incomplete.description).toBe('Incomplete');
    expect(incomplete.tooltip).toContain('UPLOAD_ARTIFACTS');
  });

  it('has tests that failed, with the first line of why, and all of it in the hover', () => {
    const message = 'expected 1\nto be <b>2</b> [x](command:evil)';
    const failed = testCaseModel({ name: 'adds', prefix: 'Sums', status: 'FAILED', message });
    expect(failed).toMatchObject({
      label: 'adds',
      description: 'Failed · Sums · expected 1',
      accessibilityLabel: 'Test adds, Failed, Sums, expected 1',
    });
    expect(failed.tooltip).toBe(`Sums adds\nFailed\n${message}`);
    const pytest = 'def test_adds():\n>   assert add() == 2\nE       assert 1 == 2\n';
    expect(testCaseModel({ name: 'adds', status: 'FAILED', message: pytest }).description).toBe(
      'Failed · assert 1 == 2',
    );
    expect(testCaseModel({ name: 'adds', status: 'ERROR' })).toMatchObject({
      description: 'Broke off',
      icon: { id: 'warning' },
    });
  });
});
