import { beforeEach, describe, expect, it } from 'vitest';
import { endOfBuild } from '../../../../client/cloud/ends/end';
import type { Notifications } from '../../../../client/cloud/ends/end-message';
import { EndNotices } from '../../../../client/cloud/ends/end-notices';
import { failedBuild } from '../../builds';
import { FakeClock } from '../../fake-clock';

let clock: FakeClock;
let setting: Notifications;
let shown: string[];
let notices: EndNotices<string>;

beforeEach(() => {
  clock = new FakeClock();
  setting = 'all';
  shown = [];
  notices = new EndNotices({
    clock,
    setting: () => setting,
    show: ({ text }, ended) => shown.push(`${ended.length}: ${text}`),
  });
});

const end = (buildNumber: number, buildStatus: 'FAILED' | 'SUCCEEDED' = 'FAILED') =>
  notices.add({
    session: 'default',
    end: endOfBuild(failedBuild({ buildNumber, buildStatus, phases: [] })),
  });

describe('the ends of builds', () => {
  it('come in one message where they come together', async () => {
    end(1);
    await clock.pass(900);
    end(2);
    await clock.pass(10_000);
    end(3);
    await clock.pass(10_000);
    expect(shown).toEqual([
      '2: CodeBuild: 2 builds have ended: web #1 failed, web #2 failed.',
      '1: CodeBuild: web #3 failed.',
    ]);
  });

  it('are told as the setting wants it', async () => {
    setting = 'failures';
    end(1, 'SUCCEEDED');
    end(2);
    await clock.pass(10_000);
    setting = 'never';
    end(3);
    await clock.pass(10_000);
    expect(shown).toEqual(['1: CodeBuild: web #2 failed.']);
  });

  it('are not told once the window closes', async () => {
    end(1);
    notices.dispose();
    await clock.pass(10_000);
    expect(shown).toEqual([]);
    expect(clock.sleeping).toBe(0);
  });
});
