import { expect, it, vi } from 'vitest';
import { CloudProblems } from '../../../client/cloud/build-problems';
import type { BuildProblems } from '../../../client/problems/build-problems';
import { failedBuild } from '../builds';

vi.mock('vscode', () => ({}));

const session = { id: 'aws' };

it('the problems of a project begin anew with each build, and go on within a batch', () => {
  const told: string[] = [];
  const found = new CloudProblems({
    forget: (of: string) => told.push(`forget ${of}`),
    follow: ({ title }: { title: string }) => {
      told.push(title);
      return () => undefined;
    },
  } as unknown as BuildProblems);
  const build = (buildNumber: number, buildBatchArn?: string) =>
    failedBuild({ id: `web:${buildNumber}`, projectName: 'web', buildNumber, buildBatchArn });
  found.follow(session, build(1));
  found.follow(session, build(2, 'batch'));
  found.follow(session, build(3, 'batch'));
  found.follow(session, build(4, 'other'));
  expect(told).toEqual([
    'forget aws web',
    'web #1',
    'forget aws web',
    'web #2',
    'web #3',
    'forget aws web',
    'web #4',
  ]);
});
