import { describe, expect, it } from 'vitest';
import { phaseStates } from '../../../../client/cloud/builds/build-model';
import { latestItem } from '../../../../client/cloud/latest/latest-item';
import { failedBuild, runningBuild, START } from '../../builds';

const options = {
  now: START + 100_000,
  hasConsole: true,
  reason: 'builds buildspec.yml of this workspace',
  connection: 'prod',
};
const item = (build = failedBuild()) => latestItem(build, phaseStates(build), options);

describe('the latest build in the status bar', () => {
  it('says project, number and status, by its icon and in words', () => {
    expect(item().text).toBe('$(error) web #12 Failed');
    expect(item(runningBuild()).text).toBe('$(loading~spin) web #12 In progress');
  });

  it('tells more in its hover: why it failed, and why it is shown', () => {
    expect(item().tooltip).toContain('BUILD: COMMAND_EXECUTION_ERROR');
    expect(item().tooltip).toMatch(
      /web builds buildspec\.yml of this workspace \(connection prod\)\.\nClick to see why it failed\.$/,
    );
  });

  it('says to a screen reader all that the icon tells', () => {
    expect(item().accessibilityLabel).toMatch(
      /^CodeBuild: latest build of web: Build 12, Failed, .*\. Explains its failure$/,
    );
  });

  it('opens the log, or explains the failure', () => {
    expect(item().command).toBe('codebuild.cloud.explainLatestFailure');
    expect(item(runningBuild()).command).toBe('codebuild.cloud.openLatestLog');
    expect(item(runningBuild()).tooltip).toMatch(/Click to open the log\.$/);
  });

  it('takes nothing in a name for an icon', () => {
    expect(item(failedBuild({ projectName: 'a$(flame)' })).text).toBe('$(error) a$ (flame) #12 Failed');
  });
});
