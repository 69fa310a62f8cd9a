import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { addConnection } from '../../../../client/cloud/connections/add-connection';
import type { ListedConnection } from '../../../../client/cloud/connections/connections';
import type { CloudParts } from '../../../../client/cloud/parts';
import { awsHome, keys } from '../../../core/aws/aws-home';

type Item = { label: string; choice?: unknown };
const asked = vi.hoisted(() => ({
  lists: [] as string[][],
  picks: [] as string[],
  regions: [] as unknown[],
  region: '' as string | undefined,
  endpoint: undefined as string | undefined,
  folder: undefined as string | undefined,
}));
vi.mock('vscode', () => ({
  QuickPickItemKind: { Separator: -1 },
  window: {
    showQuickPick: async (items: Promise<Item[]>) => {
      const list = await items;
      asked.lists.push(list.map(({ label }) => label));
      const wanted = asked.picks.shift();
      return list.find(({ label }) => label === wanted);
    },
    showInputBox: async () => asked.endpoint,
    showOpenDialog: async () => asked.folder && [{ fsPath: asked.folder }],
  },
}));
vi.mock('../../../../client/cloud/connections/pick-region', () => ({
  pickRegion: async (configured: unknown) => {
    asked.regions.push(configured);
    return asked.region;
  },
}));

let added: (ListedConnection | string)[];
let revealed: string[];
let hasEmulator: boolean;

beforeEach(() => {
  added = [];
  revealed = [];
  hasEmulator = true;
  Object.assign(asked, {
    lists: [],
    picks: [],
    regions: [],
    region: '',
    endpoint: undefined,
    folder: undefined,
  });
});
afterEach(() => {
  vi.unstubAllEnvs();
});

async function add(...picks: string[]) {
  asked.picks = picks;
  const adding = async (what: ListedConnection | string) => `id ${added.push(what)}`;
  await addConnection({
    sessions: { hasEmulator, add: adding, addEmulator: adding },
    view: { revealConnection: async (id: string) => void revealed.push(id) },
  } as unknown as CloudParts);
}

const FILES = {
  config: '[profile prod]\nregion = eu-west-3\n[profile corp]\nsso_session = corp\n[sso-session corp]\n',
  credentials: keys('default', 'KEY'),
};

describe('Add Connection…', () => {
  it('lists the profiles of the files, and what else there is', async () => {
    await awsHome(FILES);
    await add();
    hasEmulator = false;
    await add();
    expect(asked.lists).toEqual([
      [
        'Profiles',
        '$(account) default',
        '$(account) corp',
        '$(account) prod',
        '$(key) Default credentials',
        'Other places',
        '$(link) Another endpoint…',
      ],
      expect.arrayContaining(['$(beaker) Emulator…', '$(link) Another endpoint…']),
    ]);
    expect(added).toEqual([]);
  });

  it('adds a profile with the region that it names, and goes there', async () => {
    await awsHome(FILES);
    await add('$(account) prod');
    expect(asked.regions).toEqual([{ id: 'eu-west-3', ofProfile: true }]);
    expect(added).toEqual([{ profile: 'prod' }]);
    expect(revealed).toEqual(['id 1']);
  });

  it('adds a profile with another region', async () => {
    await awsHome(FILES);
    asked.region = 'us-east-1';
    await add('$(account) prod');
    expect(added).toEqual([{ profile: 'prod', region: 'us-east-1' }]);
  });

  it('offers the region of the environment before that of the profile, as calls take it', async () => {
    await awsHome(FILES);
    vi.stubEnv('AWS_REGION', 'ap-south-1');
    await add('$(account) prod');
    expect(asked.regions).toEqual([{ id: 'ap-south-1', ofProfile: false }]);
  });

  it('adds the default credentials', async () => {
    await awsHome(FILES);
    asked.region = 'us-east-1';
    await add('$(key) Default credentials');
    expect(added).toEqual([{ region: 'us-east-1' }]);
  });

  it('adds another endpoint with the credentials that sign its calls', async () => {
    await awsHome(FILES);
    asked.endpoint = ' http://127.0.0.1:4566 ';
    await add('$(link) Another endpoint…', '$(account) prod');
    expect(asked.lists[1]).not.toContain('$(link) Another endpoint…');
    expect(added).toEqual([{ profile: 'prod', endpoint: 'http://127.0.0.1:4566' }]);
  });

  it('adds an emulator by its data folder', async () => {
    await awsHome(FILES);
    hasEmulator = false;
    asked.folder = '/data';
    await add('$(beaker) Emulator…');
    expect(added).toEqual(['/data']);
    expect(revealed).toEqual(['id 1']);
  });

  it.each([
    ['the region', ['$(account) prod'], { region: undefined }],
    ['the endpoint', ['$(link) Another endpoint…'], {}],
    ['the credentials of the endpoint', ['$(link) Another endpoint…'], { endpoint: 'http://127.0.0.1:1' }],
  ])('adds nothing where the user gives up at %s', async (_what, picks, answers) => {
    await awsHome(FILES);
    Object.assign(asked, answers);
    await add(...picks);
    expect([added, revealed]).toEqual([[], []]);
  });
});
