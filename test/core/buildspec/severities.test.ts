import { describe, expect, test } from 'vitest';
import { readBuildspec } from '../../../core/buildspec/read';

const TEXT = 'version: 0.2\nphases:\n  deploy: {}\n  build:\n    commands: [make]\n    comands: [make]\n';

describe('the severity of a rule', () => {
  test('is its own without a setting', () => {
    expect(readBuildspec(TEXT).problems.map(({ severity }) => severity)).toEqual(['error', 'warning']);
  });

  test('can be another, or off', () => {
    const { problems } = readBuildspec(TEXT, {
      severities: { 'unknown-phase': 'off', 'unknown-key': 'hint' },
    });
    expect(problems).toMatchObject([{ code: 'unknown-key', severity: 'hint' }]);
  });

  test('that is no error leaves a buildspec that can be read', () => {
    expect(readBuildspec(TEXT).buildspec).toBeUndefined();
    const { buildspec } = readBuildspec(TEXT, { severities: { 'unknown-phase': 'warning' } });
    expect(buildspec?.phases.build?.commands).toMatchObject([{ text: 'make' }]);
  });

  test('of a syntax error stays: nothing is read behind it', () => {
    const { problems } = readBuildspec('version: "0.2\n', { severities: { 'yaml-syntax': 'off' } });
    expect(problems).toMatchObject([{ code: 'yaml-syntax', severity: 'error' }]);
  });

  test.each(['toString', '__proto__'])('of a rule called %s is nobody’s', (code) => {
    expect(readBuildspec(TEXT, { severities: { [code]: 'off' } }).problems).toHaveLength(2);
  });
});
