import { describe, expect, it } from 'vitest';
import { findProgram } from '../../client/find-program';

const find = (path: string, files: string[], platform: NodeJS.Platform = 'linux') =>
  findProgram('aws', { path, platform, isProgram: async (file) => files.includes(file) });

describe('findProgram', () => {
  it('takes the first of PATH', async () => {
    expect(await find('/usr/bin:/opt/bin', ['/opt/bin/aws', '/usr/bin/aws'])).toBe('/usr/bin/aws');
    expect(await find('/usr/bin', [])).toBeUndefined();
  });

  it('takes nothing by a relative folder, which may be anybody’s', async () => {
    expect(await find(':.:node_modules/.bin', ['aws', 'node_modules/.bin/aws', './aws'])).toBeUndefined();
  });

  it('takes on Windows what needs no shell', async () => {
    const files = ['C:\\Python\\Scripts\\aws.cmd', 'C:\\AWS\\aws.exe'];
    expect(await find('C:\\Python\\Scripts;C:\\AWS', files, 'win32')).toBe('C:\\AWS\\aws.exe');
  });

  it('finds what is really there', async () => {
    expect(await findProgram('sh')).toMatch(/^\/.*\/sh$/);
    expect(await findProgram('no-such-program')).toBeUndefined();
  });
});
