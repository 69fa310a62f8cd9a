import { expect, it } from 'vitest';
import { buildspecProblems } from '../../../../client/cloud/overrides/buildspec-problems';

it('tells of a buildspec what makes CodeBuild fail the build, with the line of the first', () => {
  const [problem, ...more] = buildspecProblems('version: 0.2\nphases:\n  build:\n    commands: {a: b}\n');
  expect(more).toEqual([]);
  expect(problem).toMatchObject({ override: 'buildspec', severity: 'warning' });
  expect(problem?.next).toBe('Line 4: `commands` takes a list, not a mapping.');
});

it('tells nothing of one that runs', () => {
  expect(buildspecProblems('version: 0.2\nphases:\n  build:\n    commands:\n      - make\n')).toEqual([]);
});
