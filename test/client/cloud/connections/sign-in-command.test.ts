import { describe, expect, it } from 'vitest';
import { signInArguments, signInCommand } from '../../../../client/cloud/connections/sign-in-command';

describe('the command that signs in', () => {
  it('has the profile in one argument, which no name can leave', () => {
    expect(signInArguments('work')).toEqual(['sso', 'login', '--profile=work']);
    expect(signInArguments('--debug')).toEqual(['sso', 'login', '--profile=--debug']);
  });

  it.each<[string, NodeJS.Platform, string]>([
    ['work', 'linux', 'aws sso login --profile=work'],
    ['my work', 'linux', "aws sso login '--profile=my work'"],
    ["it's", 'linux', "aws sso login '--profile=it'\\''s'"],
    ['$(id)', 'darwin', "aws sso login '--profile=$(id)'"],
    ["it's $env:X", 'win32', "aws sso login '--profile=it''s $env:X'"],
    ['a\nrm -rf ~\r\x1b[A', 'linux', "aws sso login '--profile=arm -rf ~[A'"],
  ])('is quoted for who types it: %j on %s', (profile, platform, command) => {
    expect(signInCommand(profile, platform)).toBe(command);
  });
});
