import { describe, expect, it } from 'vitest';
import { endMessage } from '../../../client/cloud/end-message';
import { failedBuild } from '../builds';

describe('endMessage of a cloud build', () => {
  it('says in which phase it failed, and why, without the command', () => {
    expect(endMessage(failedBuild(), 'api #3')).toEqual({
      severity: 'error',
      text: 'CodeBuild: api #3 failed in BUILD: exit status 2',
    });
  });

  it('says what it knows where the API gives no phase', () => {
    expect(endMessage(failedBuild({ phases: undefined }), 'api #3').text).toBe('CodeBuild: api #3 failed.');
  });

  it('is calm about what went well or was stopped', () => {
    const stopped = failedBuild({ buildStatus: 'STOPPED' });
    expect(endMessage(stopped, 'api #3')).toEqual({
      severity: 'information',
      text: 'CodeBuild: api #3 was stopped.',
    });
  });
});
