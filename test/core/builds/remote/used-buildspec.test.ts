import { expect, it } from 'vitest';
import { usedBuildspec } from '../../../../core/builds/remote/used-buildspec';

const COMMIT = '0b6a1f2c'.repeat(5);
const of = (buildspec: string | undefined, resolvedSourceVersion?: string) =>
  usedBuildspec({
    source: { type: 'GITHUB', location: 'https://github.com/octo/site', buildspec },
    resolvedSourceVersion,
  });

it('finds the buildspec of a build as text, in S3, or in its source at its commit', () => {
  const text = 'version: 0.2\nphases: {}\n';
  expect(of(text)).toEqual({ kind: 'inline', text });
  expect(of('arn:aws:s3:::bucket/buildspec.yml')).toEqual({
    kind: 'object',
    arn: 'arn:aws:s3:::bucket/buildspec.yml',
  });
  const source = { kind: 'source', location: 'https://github.com/octo/site' };
  expect(of(undefined, COMMIT)).toEqual({ ...source, path: 'buildspec.yml', commit: COMMIT });
  expect(of('./ci/buildspec.yml')).toEqual({ ...source, path: 'ci/buildspec.yml' });
  expect(of('a.yml', 'arn:aws:s3:::bucket/source.zip')).toEqual({ ...source, path: 'a.yml' });
});

it('takes no path out of the source', () => {
  expect(of('../../etc/passwd')).toEqual({ kind: 'elsewhere', path: '../../etc/passwd' });
});
