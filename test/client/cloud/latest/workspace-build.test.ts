import type { Build } from '@aws-sdk/client-codebuild';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WorkspaceBuild } from '../../../../client/cloud/latest/workspace-build';
import { CloudStore } from '../../../../client/cloud/store';
import { Emitter } from '../../../../client/emitter';
import { failedBuild, runningBuild } from '../../builds';
import { FakeClock } from '../../fake-clock';
import { pollingOf } from '../a-polling';
import { anApi, ok } from '../an-api';

const REASON = 'builds buildspec.yml of this workspace';
const MINUTE = 60_000;

let clock: FakeClock;
let calls: string[];
let newest: Build | undefined;
let linked: Map<string, string>;
let focused: boolean;
let focus: Emitter<boolean>;
let links: Emitter<void>;
let sessions: ReturnType<typeof session>[];
let sessionsChanged: Emitter<void>;
/** When the window has started. Milliseconds. */
const STARTED = 3_000;

let latest: WorkspaceBuild<ReturnType<typeof session>>;

beforeEach(() => {
  clock = new FakeClock();
  calls = [];
  newest = runningBuild();
  linked = new Map([['web', REASON]]);
  focused = true;
  focus = new Emitter();
  links = new Emitter();
  sessionsChanged = new Emitter();
  sessions = [session('prod')];
});
afterEach(() => latest.dispose());

function session(name: string, emulated = false) {
  const read = () => ok(newest ? [newest] : []);
  const counted = <T>(call: string, answer: () => T) => {
    return () => {
      calls.push(`${(clock.now() - STARTED) / 1000} ${call}`);
      return answer();
    };
  };
  const api = anApi({
    region: counted('region', () => ok('eu-west-1')),
    latestBuildId: counted('latestBuildId', () => ok(newest?.id)),
    getBuilds: counted('getBuilds', read),
    pollBuilds: counted('pollBuilds', read),
  });
  const store = new CloudStore(api);
  const polling = pollingOf(api, {
    builds: store.builds,
    clock,
    focus: { isFocused: focused, onDidChange: focus.event },
  });
  return { id: name, name, emulated, store, polling };
}

async function open(): Promise<void> {
  latest = new WorkspaceBuild({
    sessions: {
      get all() {
        return sessions;
      },
      onDidChange: sessionsChanged.event,
    },
    workspace: {
      of: ({ name, region }) => (name === 'prod' && region === 'eu-west-1' ? linked : new Map()),
      connectionNames: () => new Set(linked.size > 0 ? ['prod'] : []),
      onDidChange: links.event,
    },
    focus: {
      get isFocused() {
        return focused;
      },
      onDidChange: focus.event,
    },
    clock,
  });
  await clock.pass(STARTED);
}

function setFocus(isFocused: boolean): void {
  focused = isFocused;
  focus.fire(isFocused);
}

const shown = () => latest.current && [latest.current.build.buildNumber, latest.current.build.buildStatus];

describe("the latest build of the workspace's project", () => {
  it('costs nothing while no project of a connection is linked', async () => {
    linked = new Map();
    sessions = [session('prod'), session('test')];
    await open();
    await clock.pass(10 * MINUTE);
    expect([calls, latest.current, clock.sleeping]).toEqual([[], undefined, 0]);
  });

  it('waits until the window has started', async () => {
    const opened = open();
    expect(calls).toEqual([]);
    await opened;
    expect(calls).toEqual(['0 region', '0 latestBuildId', '0 getBuilds']);
  });

  it('is asked for once a buildspec is linked, of the connection of the link alone', async () => {
    linked = new Map();
    sessions = [session('test'), session('prod')];
    await open();
    linked = new Map([['web', REASON]]);
    links.fire();
    await clock.pass(0);
    expect(calls).toEqual(['0 region', '0 latestBuildId', '0 getBuilds']);
    expect(latest.current).toMatchObject({ session: { name: 'prod' }, build: newest, reason: REASON });
  });

  it('is read by the poller while it runs, and asked for every other minute after that', async () => {
    await open();
    await clock.pass(15_000);
    expect(calls.slice(3)).toEqual(['10 pollBuilds']);
    newest = failedBuild();
    await clock.pass(5_000);
    expect(shown()).toEqual([12, 'FAILED']);
    calls = [];
    await clock.pass(10 * MINUTE);
    expect(calls).toEqual(['120', '240', '360', '480', '600'].map((at) => `${at} latestBuildId`));
  });

  it('is a newer one once there is one', async () => {
    newest = failedBuild();
    await open();
    newest = failedBuild({ id: 'web:13', buildNumber: 13, buildStatus: 'SUCCEEDED' });
    await clock.pass(2 * MINUTE);
    expect(shown()).toEqual([13, 'SUCCEEDED']);
  });

  it('is one that the user starts, without a call', async () => {
    newest = failedBuild();
    await open();
    let told = 0;
    latest.onDidChange(() => told++);
    calls = [];
    sessions[0]?.store.builds.put(runningBuild({ id: 'web:13', buildNumber: 13 }));
    expect(shown()).toEqual([13, 'IN_PROGRESS']);
    expect([calls, told > 0]).toEqual([[], true]);
  });

  it('is left alone without the focus, and asked for when that is back, a minute apart', async () => {
    newest = failedBuild();
    await open();
    setFocus(false);
    await clock.pass(10 * MINUTE);
    calls = [];
    setFocus(true);
    await clock.pass(0);
    setFocus(false);
    setFocus(true);
    await clock.pass(MINUTE);
    expect(calls).toEqual(['600 latestBuildId']);
  });

  it('goes with its link and its connection, and leaves no timer', async () => {
    await open();
    sessions = [];
    sessionsChanged.fire();
    await clock.pass(0);
    expect([latest.current, clock.sleeping]).toEqual([undefined, 0]);
  });

  it('is none where the project has no builds', async () => {
    newest = undefined;
    await open();
    expect(calls).toEqual(['0 region', '0 latestBuildId']);
    expect(latest.current).toBeUndefined();
  });
});
