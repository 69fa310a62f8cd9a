import { describe, expect, it } from 'vitest';
import { nextLook } from '../../../../client/cloud/latest/look-schedule';

const MINUTE = 60_000;
const project = (name: string, askedAt = -Infinity, emulated = false) => ({ name, askedAt, emulated });
const focused = (lastAt = -Infinity) => ({ isFocused: true, lastAt });

describe('the next look for a latest build', () => {
  it('is none where no project belongs to the workspace, and none without the focus', () => {
    expect(nextLook([], focused())).toBeUndefined();
    expect(nextLook([project('web')], { isFocused: false, lastAt: 0 })).toBeUndefined();
  });

  it('is at once, and then every other minute', () => {
    expect(nextLook([project('web')], focused())?.at).toBe(-Infinity);
    expect(nextLook([project('web', 0)], focused(0))?.at).toBe(2 * MINUTE);
  });

  it('is for the project that was asked for longest ago, a minute after any other', () => {
    const two = [project('web', 0), project('api')];
    expect(nextLook(two, focused(0))).toMatchObject({ at: MINUTE, project: { name: 'api' } });
  });

  it('comes soon where it costs nothing', () => {
    expect(nextLook([project('web', 0, true)], focused(0))?.at).toBe(5_000);
  });
});
