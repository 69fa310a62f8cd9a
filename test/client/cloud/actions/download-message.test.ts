import { describe, expect, it } from 'vitest';
import { downloadMessage, progressText } from '../../../../client/cloud/actions/download-message';

const outcome = {
  ok: true as const,
  path: '/home/me/out.zip',
  files: 1,
  size: 2_130_000,
  leftOut: [] as string[],
};
const where = { name: 'out.zip', folder: '/home/me' };

describe('the message of a download', () => {
  it('says what came and where it is', () => {
    expect(downloadMessage(outcome, where)).toBe('out.zip (2.1 MB) is in /home/me.');
    expect(downloadMessage({ ...outcome, files: 12 }, { ...where, name: 'site' })).toBe(
      'site (12 files, 2.1 MB) is in /home/me.',
    );
  });

  it('names what was left out', () => {
    const leftOut = ['../a', 'b\\c', '/d', 'e:'];
    expect(downloadMessage({ ...outcome, leftOut }, where)).toBe(
      'out.zip (2.1 MB) is in /home/me. Left out, because their names are no file names here: ../a, b\\c, /d and 1 more.',
    );
  });
});

it('tells how much has come', () => {
  expect(progressText({ received: 1_200_000, total: 2_000_000 })).toBe('1.2 MB of 2.0 MB');
  expect(progressText({ received: 500 })).toBe('500 B');
});
