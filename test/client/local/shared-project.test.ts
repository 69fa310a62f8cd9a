import { describe, expect, it } from 'vitest';
import { sharedOf, shareText, withShared } from '../../../client/local/shared-project';
import { aLinkedProject } from './a-link';

const project = aLinkedProject({
  privileged: true,
  variables: [{ name: 'STAGE', value: 'test' }],
  leftOut: ['DB_PASSWORD'],
});
const allowed = { used: true, privileged: true };

describe('what comes along from a linked project', () => {
  it('is all of it where the user said so, and the log tells', () => {
    expect(sharedOf({ project, share: allowed }, true)).toEqual({
      request: {
        environmentVariables: [{ name: 'STAGE', value: 'test' }],
        privileged: true,
        size: { cpus: 4, memory: 7 * 1024 ** 3 },
      },
      told: 'From project web: variables, privileged mode and size; left out as secret: DB_PASSWORD.',
    });
  });

  it('is nothing where the user refused or was not asked', () => {
    const nothing = { request: { environmentVariables: [] } };
    expect(sharedOf({ project, share: { used: false } }, true)).toEqual(nothing);
    expect(sharedOf({ project }, true)).toEqual(nothing);
    expect(sharedOf({}, true)).toEqual(nothing);
  });

  it('is never privileged without a yes', () => {
    expect(sharedOf({ project, share: { used: true } }, true).request).not.toHaveProperty('privileged');
    const refused = { used: true, privileged: false };
    expect(sharedOf({ project, share: refused }, true).told).toContain('variables and size;');
  });

  it('is variables alone without Docker', () => {
    const { request } = sharedOf({ project, share: allowed }, false);
    expect(request).toEqual({ environmentVariables: [{ name: 'STAGE', value: 'test' }] });
  });

  it.each([
    ['a project whose user was not asked', { project }, 'asked for at the start'],
    ['all of it', { project, share: allowed }, 'variables, privileged mode and size'],
    ['all but the privileges', { project, share: { used: true, privileged: false } }, 'variables and size'],
    ['nothing', { project, share: { used: false } }, 'the image alone'],
    ['no project', {}, undefined],
  ])('is told in the list of options: %s', (_what, link, text) => {
    expect(shareText(link)).toBe(text);
  });

  it('counts less than what is said for the run', () => {
    const request = { environmentVariables: [{ name: 'STAGE', value: 'mine' }], privileged: false };
    expect(withShared(request, sharedOf({ project, share: allowed }, true))).toMatchObject({
      environmentVariables: [
        { name: 'STAGE', value: 'test' },
        { name: 'STAGE', value: 'mine' },
      ],
      privileged: false,
    });
  });
});
