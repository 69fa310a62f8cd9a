import { beforeEach, describe, expect, it } from 'vitest';
import type { ConfiguredConnections, TreeConnection } from '../../../../client/cloud/connections/connections';
import type { CloudSession } from '../../../../client/cloud/connections/session';
import { CloudSessions } from '../../../../client/cloud/connections/sessions';
import { CloudStore } from '../../../../client/cloud/store';
import { Emitter } from '../../../../client/emitter';
import { pollingOf } from '../a-polling';
import { anApi, failed, ok } from '../an-api';

let configured: ConfiguredConnections;
let disposed: string[];
let rechecked: string[];
let unconfigured: boolean;
let changes: number;
let sessions: CloudSessions;
let changed: Emitter<void>;

beforeEach(() => {
  configured = { listed: [{ profile: 'prod' }, { profile: 'test' }] };
  disposed = [];
  rechecked = [];
  unconfigured = false;
  changes = 0;
  changed = new Emitter();
  sessions = new CloudSessions({
    settings: {
      read: () => configured,
      list: async (listed) => configure({ ...configured, listed }),
      setEmulator: async (emulator) => configure({ emulator, listed: configured.listed }),
      onDidChange: changed.event,
    },
    open,
  });
  sessions.onDidChange(() => changes++);
});

function configure(next: ConfiguredConnections): void {
  configured = next;
  changed.fire();
}

function open({ id, settings, implied }: TreeConnection): CloudSession {
  return {
    id,
    settings,
    implied,
    emulated: settings.emulator !== undefined,
    name: settings.profile ?? 'default',
    hasConsole: true,
    store: new CloudStore(
      anApi({
        region: () => (unconfigured ? failed('region') : ok('eu-west-1')),
        ssoProfile: () => ok(settings.profile === 'test' ? 'corp' : undefined),
      }),
    ),
    polling: pollingOf(anApi()),
    connection: () => Promise.reject(new Error('Nothing calls AWS here.')),
    askAgain: () => undefined,
    recheck: async () => {
      rechecked.push(id);
      unconfigured = false;
    },
    dispose: () => void disposed.push(id),
  };
}

const ids = () => sessions.all.map(({ id }) => id);

describe('the sessions', () => {
  it('are one for each connection, found by its id', () => {
    expect(ids()).toEqual(['aws/prod//', 'aws/test//']);
    expect(sessions.get('aws/test//')).toBe(sessions.all[1]);
    expect(sessions.get('aws/gone//')).toBeUndefined();
  });

  it('stay as they are where a connection comes beside them or goes', () => {
    const [prod, test] = sessions.all;
    configure({ listed: [{ profile: 'test' }, { profile: 'new' }] });
    expect(ids()).toEqual(['aws/test//', 'aws/new//']);
    expect(sessions.all[0]).toBe(test);
    expect(disposed).toEqual([prod?.id]);
    expect(changes).toBe(1);
  });

  it('tell no change where the settings say the same', () => {
    expect(sessions.all).toHaveLength(2);
    configure({ listed: [...configured.listed] });
    expect(changes).toBe(0);
  });

  it('begin anew one by one', () => {
    const [prod, test] = sessions.all;
    sessions.renew('aws/prod//');
    expect(sessions.all[0]).not.toBe(prod);
    expect(sessions.all[1]).toBe(test);
    expect(disposed).toEqual(['aws/prod//']);
    sessions.renew();
    expect(sessions.all[1]).not.toBe(test);
  });

  it('try a connection apart from the session in use', async () => {
    const [prod] = sessions.all;
    expect(await sessions.answers('aws/prod//')).toBe(true);
    expect(sessions.all[0]).toBe(prod);
    expect(disposed).toEqual(['aws/prod//']);
    expect(await sessions.answers('aws/gone//')).toBe(false);
  });
});

describe('adding a connection', () => {
  it('puts it at the end, once', async () => {
    expect(await sessions.add({ profile: 'new', region: 'eu-west-1' })).toBe('aws/new/eu-west-1/');
    await sessions.add({ profile: 'prod' });
    expect(ids()).toEqual(['aws/prod//', 'aws/test//', 'aws/new/eu-west-1/']);
  });

  it('keeps what was shown without being configured', async () => {
    configure({ listed: [] });
    await sessions.all[0]?.store.connect();
    await sessions.add({ profile: 'new' });
    expect(ids()).toEqual(['aws///', 'aws/new//']);
  });

  it('that is an emulator puts it first', async () => {
    expect(sessions.hasEmulator).toBe(false);
    expect(await sessions.addEmulator('/data')).toBe('emulator/%2Fdata');
    expect(ids()[0]).toBe('emulator/%2Fdata');
    expect(sessions.hasEmulator).toBe(true);
  });

  it('keeps nothing that was not shown', async () => {
    configure({ listed: [] });
    await sessions.add({ profile: 'new' });
    expect(ids()).toEqual(['aws/new//']);
  });
});

describe('removing a connection', () => {
  it('takes it from the list', async () => {
    await sessions.remove('aws/prod//');
    expect(ids()).toEqual(['aws/test//']);
  });

  it('forgets an emulator', async () => {
    configure({ emulator: '/data', listed: [{ profile: 'prod' }] });
    await sessions.remove('emulator/%2Fdata');
    expect(ids()).toEqual(['aws/prod//']);
  });
});

describe('other credentials', () => {
  it('of a sign-in concern the connections that have its profile', async () => {
    await Promise.all(sessions.all.map(({ store }) => store.connect()));
    await sessions.signedIn('corp');
    expect(rechecked).toEqual(['aws/test//']);
  });

  it('of changed files concern all but the emulator', async () => {
    configure({ emulator: '/data', listed: [{ profile: 'prod' }] });
    await sessions.filesChanged();
    expect(rechecked).toEqual(['aws/prod//']);
  });
});
