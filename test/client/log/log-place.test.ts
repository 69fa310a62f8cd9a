import { describe, expect, it } from 'vitest';
import { type LogPart, nameIn, partOf, pathOf, queryOf } from '../../../client/log/log-place';
import { contributes } from '../manifest';

const RUN: LogPart = { place: { kind: 'run', id: 'web:0b6a' }, window: 0 };

describe('the document of a log', () => {
  it.each<LogPart>([
    RUN,
    { ...RUN, window: 3 },
    { ...RUN, wholeLine: 0 },
    { place: { kind: 'build', id: 'arn:aws:codebuild:eu-west-1:111122223333:build/web:0b6a' }, window: 1 },
    { place: { kind: 'file', id: '/tmp/a&b=c %.log' }, window: 0 },
  ])('is found again by its query: $place.id', (part) => {
    expect(partOf(queryOf(part))).toEqual(part);
  });

  it.each(['', 'run=', 'other=1', 'file=%E0%A4%A', 'window=2'])('is none for the query "%s"', (query) => {
    expect(partOf(query)).toBeUndefined();
  });

  it('has a name that says which part of the log it is, and whose names can be made of', () => {
    const paths = [RUN, { ...RUN, window: 1 }, { ...RUN, wholeLine: 41 }].map((part) =>
      pathOf(part, 'web #12'),
    );
    expect(paths).toEqual([
      '/CodeBuild Local/web #12.log',
      '/CodeBuild Local/web #12, part 2.log',
      '/CodeBuild Local/web #12, line 42.log',
    ]);
    expect(paths.map(nameIn)).toEqual(['web #12', 'web #12', 'web #12']);
    expect(pathOf(RUN, '../a/b')).toBe('/CodeBuild Local/..-a-b.log');
  });

  it('has a path that the language of logs knows', () => {
    const folders = (['run', 'build', 'file'] as const).map((kind) =>
      pathOf({ place: { kind, id: 'x' }, window: 0 }, '*'),
    );
    expect([...(contributes.languages[0]?.filenamePatterns ?? [])].sort()).toEqual(folders.sort());
  });
});
