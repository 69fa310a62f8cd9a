import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { iamPolicy } from '../../../../core/aws/iam-policy';
import { fromRoot } from '../../../../scripts/lib/paths.mjs';

/** The actions that calls of the CodeBuild view are made under. */
async function namedActions(): Promise<Set<string>> {
  const folder = fromRoot('client/cloud');
  const files = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith('.ts'));
  const paths = [
    ...files.map((file) => path.join(folder, file)),
    fromRoot('core/builds/remote/project-facts.ts'),
  ];
  const sources = await Promise.all(paths.map((file) => readFile(file, 'utf8')));
  return new Set(sources.flatMap((source) => source.match(/(?<=')(?:codebuild|logs):[A-Z]\w+(?=')/g) ?? []));
}

it('the IAM policy has the actions that the view calls, and no others', async () => {
  const { Statement } = JSON.parse(iamPolicy({ mayRun: true }));
  const allowed: string[] = Statement.flatMap(({ Action }: { Action: string[] }) => Action);
  expect(allowed.sort()).toEqual([...(await namedActions())].sort());
});
