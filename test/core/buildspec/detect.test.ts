import { expect, test } from 'vitest';
import { isBuildspecPath, looksLikeBuildspec } from '../../../core/buildspec/detect';

test.each([
  'buildspec.yml',
  'buildspec.yaml',
  'a/b/buildspec-deploy.yml',
  'a\\b\\buildspec_windows.yaml',
  'ci/test.buildspec.yml',
  'ci/aws-buildspec.yml',
  'BuildSpec.yml',
])('%s is a buildspec', (path) => {
  expect(isBuildspecPath(path)).toBe(true);
});

test.each([
  'buildspec.json',
  'docker-compose.yml',
  'buildspec/other.yml',
  'mybuildspec.yml',
  'buildspec.yml.bak',
])('%s is none by its name', (path) => {
  expect(isBuildspecPath(path)).toBe(false);
});

test.each([
  ['version: 0.2\nphases:\n  build: {}\n', true],
  ['# c\nversion: "0.1" # c\nbatch:\n', true],
  ['\uFEFFversion: 0.2\r\nphases:\r\n', true],
  ['version: 0.2\nphases:\n  - "broken\n', true],
  ['version: 2\njobs: {}\nphases: {}\n', false],
  ['phases:\n  build: {}\n', false],
  ['version: 0.2\nresources:\n  phases: 1\n', false],
])('content %j: %s', (text, expected) => {
  expect(looksLikeBuildspec(text)).toBe(expected);
});
