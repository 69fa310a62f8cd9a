import { expect, it } from 'vitest';
import { answer } from '../../../client/cloud/aws';

it('answer gives the value of a call', async () => {
  expect(await answer('codebuild:ListProjects', async () => 7)).toEqual({ ok: true, value: 7 });
});

it('answer puts a failure into words that name the action', async () => {
  const denied = () => Promise.reject(Object.assign(new Error('no'), { name: 'AccessDeniedException' }));
  expect(await answer('codebuild:ListProjects', denied)).toMatchObject({
    ok: false,
    error: { kind: 'denied', message: expect.stringContaining('codebuild:ListProjects') },
  });
});
