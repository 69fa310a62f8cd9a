import { describe, expect, it } from 'vitest';
import { endText, problemNotices, progressText } from '../../../../client/cloud/insights/fetch-words';

const NOW = Date.UTC(2026, 10, 26, 15, 4);
const denied = {
  kind: 'denied',
  message: 'No permission for codebuild:ListBuildsForProject.',
  next: 'Ask for it.',
} as const;
const gone = { kind: 'not-found', message: 'There is no such project.', next: 'Refresh.' } as const;

it('tells how far the reading is', () => {
  expect(progressText({ projects: 12, projectsDone: 3, builds: 1 })).toBe(
    'Reading builds: 3 of 12 projects done, 1 new build so far. You can go on working.',
  );
});

describe('the end of a reading', () => {
  it.each([
    [undefined, 0, 'Read at 2026-11-26 15:04 UTC: no new builds.'],
    [undefined, 1_240, 'Read at 2026-11-26 15:04 UTC: 1,240 new builds.'],
    [
      { kind: 'cancelled', message: 'Cancelled.', next: '' } as const,
      5,
      'Stopped after 5 new builds. What was read is kept; the next reading goes on from there.',
    ],
    [
      { kind: 'network', message: 'No answer.', next: 'Check the network.' } as const,
      5,
      'No answer. Check the network. What is shown was read before.',
    ],
  ])('is told: %j', (stopped, builds, text) => {
    expect(endText({ problems: [], stopped }, builds, NOW)).toBe(text);
  });
});

describe('what could not be read', () => {
  it('is told once for all projects alike', () => {
    const problems = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((project) => ({ project, error: denied }));
    expect(problemNotices([...problems, { project: 'old', error: gone }]).map(({ text }) => text)).toEqual([
      'The builds of a, b, c, d, e and 2 more could not be read. No permission for codebuild:ListBuildsForProject. Ask for it.',
      'Deleted meanwhile: old. Builds that were read before still count.',
    ]);
  });

  it('may be test reports, or the list of projects', () => {
    expect(problemNotices([{ error: denied }])[0]?.text).toMatch(/^No permission/);
  });
});
