import { describe, expect, it } from 'vitest';
import { HistoryPlaces } from '../../../../client/cloud/insights/history-places';

function aMemory(kept: Record<string, unknown> = {}) {
  const values = new Map<string, unknown>([['codebuild.insights.accounts', kept]]);
  return {
    get: <T>(key: string) => values.get(key) as T,
    update: async (key: string, value: unknown) => void values.set(key, value),
  };
}

const aws = (id = 'aws/prod//') => ({ id, emulated: false, settings: {} });

describe('the folder of a connection', () => {
  it('is that of its account and region, and is known without a call from then on', async () => {
    const places = new HistoryPlaces(aMemory());
    expect(places.known(aws())).toBeUndefined();
    const who = { account: '111122223333', region: 'eu-west-1' };
    expect(await places.of(aws(), who)).toBe('111122223333-eu-west-1');
    expect(places.known(aws())).toBe('111122223333-eu-west-1');
    expect(places.known(aws('aws/dev//'))).toBeUndefined();
  });

  it('is another one once its credentials are of another account', async () => {
    const places = new HistoryPlaces(aMemory({ 'aws/prod//': '111122223333-eu-west-1' }));
    await places.of(aws(), { account: '444455556666', region: 'eu-west-1' });
    expect(places.known(aws())).toBe('444455556666-eu-west-1');
  });

  it('is one of its own for an emulator or another endpoint: their accounts have all one number', () => {
    const places = new HistoryPlaces(aMemory());
    const emulator = places.known({ id: 'emulator/%2Ftmp%2Fa', emulated: true, settings: {} });
    const endpoint = places.known({ ...aws('aws/x'), settings: { endpoint: 'http://localhost:4566' } });
    expect(emulator).toMatch(/^connection-[0-9a-f]{16}$/);
    expect(endpoint).toMatch(/^connection-[0-9a-f]{16}$/);
    expect(endpoint).not.toBe(emulator);
  });

  it('is never outside of the histories, whatever is remembered or answered', async () => {
    const places = new HistoryPlaces(aMemory({ 'aws/prod//': '../../other' }));
    expect(places.known(aws())).toBeUndefined();
    expect(await places.of(aws(), { account: '../x', region: '..' })).toMatch(/^connection-/);
  });
});
