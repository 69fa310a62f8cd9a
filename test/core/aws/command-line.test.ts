import { describe, expect, it } from 'vitest';
import { commandLine } from '../../../core/aws/command-line';

describe('a command for a shell', () => {
  it.each<[string[], NodeJS.Platform, string]>([
    [['aws', 'ssm', '--target=t:0b_1'], 'linux', 'aws ssm --target=t:0b_1'],
    [['aws', "my $HOME's `id`"], 'linux', "aws 'my $HOME'\\''s `id`'"],
    [['aws', "it's $env:X"], 'win32', "aws 'it''s $env:X'"],
    [['aws', 'a\nrm -rf ~'], 'darwin', "aws 'arm -rf ~'"],
  ])('is quoted where that is needed: %j on %s', (words, platform, line) => {
    expect(commandLine(words, platform)).toBe(line);
  });
});
