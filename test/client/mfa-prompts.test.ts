import { beforeEach, describe, expect, it } from 'vitest';
import { MfaPrompts } from '../../client/mfa-prompts';

const SERIAL = 'arn:aws:iam::123456789012:mfa/ann';

let asked: string[];
let answers: (() => void)[];
let gives: string | undefined;
let prompts: MfaPrompts;

beforeEach(() => {
  asked = [];
  answers = [];
  gives = '123456';
  prompts = new MfaPrompts(async (serial, profile) => {
    asked.push(`${profile} ${serial}`);
    await new Promise<void>((resolve) => answers.push(resolve));
    if (gives === undefined) throw new Error('No MFA code was given.');
    return gives;
  });
});

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('questions for MFA codes', () => {
  it('come one after the other', async () => {
    const first = prompts.of('dev')(SERIAL);
    const second = prompts.of('prod')(SERIAL);
    await settled();
    expect(asked).toEqual([`dev ${SERIAL}`]);
    answers[0]?.();
    expect(await first).toBe('123456');
    await settled();
    expect(asked).toEqual([`dev ${SERIAL}`, `prod ${SERIAL}`]);
    answers[1]?.();
    expect(await second).toBe('123456');
  });

  it('do not come again for a profile where the user gave up, before they want it', async () => {
    gives = undefined;
    const refused = expect(prompts.of('dev')(SERIAL)).rejects.toThrow('No MFA code');
    await settled();
    answers[0]?.();
    await refused;
    await expect(prompts.of('dev')(SERIAL)).rejects.toThrow('No MFA code');
    expect(asked).toHaveLength(1);
    gives = '654321';
    prompts.again('dev');
    const wanted = prompts.of('dev')(SERIAL);
    await settled();
    answers[1]?.();
    expect(await wanted).toBe('654321');
  });
});
