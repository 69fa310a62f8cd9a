import { beforeEach, describe, expect, it } from 'vitest';
import { withFailures } from '../../../../client/cloud/api';
import { Recheck } from '../../../../client/cloud/connections/recheck';
import { CloudStore } from '../../../../client/cloud/store';
import { anApi, failed, ok } from '../an-api';

const ANN = { account: '123456789012', arn: 'arn:aws:iam::123456789012:user/ann' };
const BOB = { account: '123456789012', arn: 'arn:aws:iam::123456789012:user/bob' };

let identity: typeof ANN | 'expired';
let listings: number;
let isExpired: boolean;
let store: CloudStore;
let recheck: Recheck;

beforeEach(() => {
  identity = ANN;
  listings = 0;
  isExpired = false;
  const api = anApi({
    identity: () => (identity === 'expired' ? failed('expired') : ok(identity)),
    projectNames: () => {
      listings++;
      return isExpired ? failed('expired') : ok({ names: ['web'] });
    },
  });
  const told = withFailures(api, (error) => recheck.note(error));
  store = new CloudStore(told);
  recheck = new Recheck(api, store);
});

/** What somebody does who sees the tree. */
async function show() {
  await store.connect();
  const { error } = await store.projects();
  return error?.kind;
}

describe('credentials that may be others', () => {
  it('have what failed for want of them read anew', async () => {
    isExpired = true;
    expect(await show()).toBe('expired');
    isExpired = false;
    await recheck.look();
    expect(await show()).toBeUndefined();
    expect(listings).toBe(2);
  });

  it('leave what is known where they are still the same', async () => {
    await show();
    await recheck.look();
    await show();
    expect(listings).toBe(1);
  });

  it('have all read anew where they are of somebody else', async () => {
    await show();
    identity = BOB;
    await recheck.look();
    await show();
    expect(listings).toBe(2);
    expect(store.connection.identity).toEqual(BOB);
  });

  it('ask nothing for a connection that nobody has looked at', async () => {
    await store.connect();
    await recheck.look();
    expect(listings).toBe(0);
  });
});
