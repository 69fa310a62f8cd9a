import { describe, expect, it } from 'vitest';
import {
  connectionId,
  endpointOf,
  listedConnections,
  treeConnections,
} from '../../../../client/cloud/connections/connections';

describe('the connections of the tree', () => {
  it('are the emulator, then those of the list', () => {
    const all = treeConnections({ emulator: '/data', listed: [{ profile: 'prod' }, { profile: 'test' }] });
    expect(all.map(({ settings }) => settings)).toEqual([
      { emulator: '/data' },
      { profile: 'prod' },
      { profile: 'test' },
    ]);
    expect(all.some(({ implied }) => implied)).toBe(false);
  });

  it('are what the default credentials give where nothing is configured', () => {
    expect(treeConnections({ listed: [] })).toEqual([{ id: 'aws///', settings: {}, implied: true }]);
  });

  it('are each there once', () => {
    expect(treeConnections({ listed: [{ profile: 'prod' }, { profile: 'prod' }] })).toHaveLength(1);
  });
});

describe('the id of a connection', () => {
  it('tells profiles, regions, endpoints and emulators apart, whatever characters their names have', () => {
    const ids = [
      {},
      { profile: 'a' },
      { region: 'a' },
      { endpoint: 'a' },
      { emulator: 'a' },
      { profile: 'a/b' },
      { profile: 'a', region: 'b' },
      { profile: 'a b' },
    ].map(connectionId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).not.toMatch(/\s/);
  });
});

describe('the setting', () => {
  it.each<[string, unknown, unknown]>([
    ['a list', [{ profile: 'prod', region: 'eu-west-1' }], [{ profile: 'prod', region: 'eu-west-1' }]],
    [
      'empty texts',
      [{ profile: ' ', region: '', endpoint: 'http://127.0.0.1:1' }],
      [{ endpoint: 'http://127.0.0.1:1' }],
    ],
    ['no texts', [{ profile: 1, region: null, other: 'x' }], [{}]],
    ['no connections', ['prod', null, 1], []],
    ['no list', { profile: 'prod' }, []],
  ])('is read: %s', (_what, value, connections) => {
    expect(listedConnections(value)).toEqual(connections);
  });
});

describe('the endpoint of a profile', () => {
  const listed = [
    { profile: 'prod', region: 'eu-west-1', endpoint: 'https://one' },
    { profile: 'prod', region: 'eu-west-2', endpoint: 'https://two' },
    { profile: 'test' },
  ];
  it.each([
    ['prod', 'eu-west-2', 'https://two'],
    ['prod', undefined, 'https://one'],
    ['test', undefined, undefined],
    ['other', undefined, undefined],
  ])('%s in %s goes to %s', (profile, region, endpoint) => {
    expect(endpointOf({ profile, region }, listed)).toBe(endpoint);
  });
});
