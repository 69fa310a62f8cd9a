import { getEventListeners } from 'node:events';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { beforeAll, describe, expect, it } from 'vitest';
import { formatEvent } from '../../../../../core/builds/log/format';
import type { BuildPoller } from '../../../../../core/builds/remote/poll/poller';
import { type WatchOutcome, watchBuild } from '../../../../../core/builds/remote/watch';
import { FakeClock } from '../../../../client/fake-clock';
import { seededRandom } from '../../../../support/random';
import { pollerOf } from '../a-poller';
import { ScriptedAws, scriptedBuild } from './scripted-aws';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

beforeAll(async () => {
  // loaded before the clock counts: an import takes its own time
  await import('../../../../../core/aws/sdk');
});

class Watching {
  text = '';
  seenEndAt: number | undefined;
  outcome: WatchOutcome | undefined;
}

class World {
  readonly clock = new FakeClock();
  readonly aws: ScriptedAws;
  readonly poller: BuildPoller;
  readonly ended = new Set<string>();
  readonly abort = new AbortController();

  constructor(seed: number) {
    this.aws = new ScriptedAws(this.clock, seededRandom(seed));
    this.poller = pollerOf(this.aws.connection, this.clock, {
      random: seededRandom(seed + 1),
      onRead: (polled) => {
        if (polled.kind === 'build' && polled.build.buildComplete) this.ended.add(polled.build.id ?? '');
      },
    });
  }

  get seconds(): number {
    return this.clock.now() / 1000;
  }

  start(id: string, seconds: number, burst?: number): void {
    this.aws.builds.set(id, scriptedBuild(id, this.seconds, seconds, burst));
  }

  follow(id: string): Watching {
    const watching = new Watching();
    void watchBuild(this.aws.connection, id, {
      poller: this.poller,
      clock: this.clock,
      signal: this.abort.signal,
      emit: (event) => {
        watching.text += formatEvent(event);
      },
      onEnded: () => {
        watching.seenEndAt = this.seconds;
      },
    }).then((outcome) => {
      watching.outcome = outcome;
    });
    return watching;
  }

  logOf(id: string): string {
    return (this.aws.builds.get(id)?.lines ?? []).map(({ text }) => text).join('');
  }
}

describe('ten minutes with 30 % of the calls throttled and 5 % dropped', () => {
  const FAULTS = { throttled: 0.3, dropped: 0.05 };

  async function tenMinutes(seed: number, faults: typeof FAULTS) {
    const world = new World(seed);
    world.aws.faults = faults;
    world.aws.linesAPage = 250;
    const followed = new Map<string, Watching>();
    const visible = Array.from({ length: 20 }, (_, index) => `seen:${index}`);
    for (const [index, id] of visible.entries()) world.start(id, 30 + index * 25);
    world.poller.addSet().set({ builds: visible });
    for (let index = 0; index < 5; index++) {
      const id = `mine:${index}`;
      world.start(id, 60 + index * 90);
      followed.set(id, world.follow(id));
    }
    await world.clock.pass(10 * MINUTE);
    return { world, followed, visible };
  }

  it.each([1, 2, 3, 4, 5])('every end is seen, and no line is lost or doubled (%i)', async (seed) => {
    const { world, followed, visible } = await tenMinutes(seed, FAULTS);
    expect(visible.filter((id) => !world.ended.has(id))).toEqual([]);
    for (const [id, { text, outcome, seenEndAt }] of followed) {
      expect(outcome?.ok, id).toBe(true);
      expect(seenEndAt, id).toBeGreaterThan(0);
      expect(text === world.logOf(id), id).toBe(true);
    }
    expect(world.clock.sleeping).toBe(0);
  });

  it('the rate of calls falls', async () => {
    const calm = await tenMinutes(1, { throttled: 0, dropped: 0 });
    const rough = await tenMinutes(1, FAULTS);
    expect(rough.world.aws.calls).toBeLessThan(0.8 * calm.world.aws.calls);
  });
});

it('a call a minute and less is left while all are throttled, and the pace is back soon after', async () => {
  const world = new World(1);
  world.start('web:1', 3 * 3600);
  world.poller.addSet().set({ builds: ['web:1'] });
  const callsIn = async (minutes: number) => {
    const before = world.aws.calls;
    await world.clock.pass(minutes * MINUTE);
    return (world.aws.calls - before) / minutes;
  };
  expect(await callsIn(10)).toBe(6);
  world.aws.faults = { throttled: 1, dropped: 0 };
  await callsIn(5);
  expect(await callsIn(60)).toBeLessThanOrEqual(2);
  world.aws.faults = { throttled: 0, dropped: 0 };
  await callsIn(2);
  expect(await callsIn(10)).toBe(6);
  world.poller.dispose();
});

it('twenty running builds of a project take one BatchGetBuilds at a time', async () => {
  const world = new World(1);
  const ids = Array.from({ length: 20 }, (_, index) => `web:${index}`);
  for (const id of ids) world.start(id, 3600);
  world.poller.addSet().set({ builds: ids });
  await world.clock.pass(10_000);
  expect([...world.aws.counts]).toEqual([['BatchGetBuilds', 1]]);
  world.poller.dispose();
});

it.each([1, 2, 5])('%i builds that are followed take at most a call each in five seconds', async (count) => {
  const world = new World(1);
  for (let index = 0; index < count; index++) {
    world.start(`web:${index}`, 600, 1);
    world.follow(`web:${index}`);
  }
  await world.clock.pass(0);
  const atOnce = world.aws.calls;
  expect(atOnce).toBeLessThanOrEqual(2 * count);
  for (let minute = 1; minute <= 9; minute++) {
    await world.clock.pass(MINUTE);
    expect(world.aws.calls - atOnce).toBeLessThanOrEqual(minute * 12 * count);
  }
  world.poller.dispose();
});

it('without the focus a call a minute is all, and the end is seen', async () => {
  const world = new World(1);
  world.start('web:mine', 600);
  world.start('web:other', 600);
  world.poller.addSet().set({ builds: ['web:other'] });
  const mine = world.follow('web:mine');
  await world.clock.pass(MINUTE);
  world.poller.setFocused(false);
  const before = world.aws.calls;
  await world.clock.pass(20 * MINUTE);
  expect(world.aws.calls - before).toBeLessThanOrEqual(20);
  expect(mine.seenEndAt).toBeGreaterThanOrEqual(600);
  expect(mine.seenEndAt).toBeLessThanOrEqual(660);
  expect(world.ended.has('web:other')).toBe(false);
  world.poller.setFocused(true);
  await world.clock.pass(MINUTE);
  expect(mine.text).toBe(world.logOf('web:mine'));
  expect(world.ended.has('web:other')).toBe(true);
  world.poller.dispose();
});

describe('eight hours of polling', () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;

  function heap(): number {
    collect();
    collect();
    return process.memoryUsage().heapUsed;
  }

  /** Builds that come and go, are seen and followed and left; a window that is left; a network with moods. */
  async function hours(world: World, count: number): Promise<void> {
    const view = world.poller.addSet();
    const end = world.clock.now() + count * HOUR;
    for (let round = 0; world.clock.now() < end; round++) {
      const ids = Array.from({ length: 10 }, (_, index) => `web:${round}-${index}`);
      for (const [index, id] of ids.entries()) world.start(id, 60 + index * 30);
      view.set({ builds: ids });
      for (const id of ids.slice(0, 3)) world.follow(id);
      world.aws.faults = { throttled: round % 3 === 0 ? 0.3 : 0, dropped: 0.02 };
      await world.clock.pass(5 * MINUTE);
      world.poller.setFocused(false);
      await world.clock.pass(2 * MINUTE);
      world.poller.setFocused(true);
      view.set({});
      await world.clock.pass(3 * MINUTE);
      world.aws.builds.clear();
      world.ended.clear();
    }
    view.dispose();
    await world.clock.pass(HOUR);
  }

  it('leave no timer, no listener and no memory behind', async () => {
    const world = new World(7);
    await hours(world, 1);
    const before = heap();
    await hours(world, 8);
    expect(world.clock.sleeping).toBe(0);
    for (const signal of [world.abort.signal, ...world.aws.signals])
      expect(getEventListeners(signal, 'abort')).toEqual([]);
    expect(world.aws.signals.size).toBe(1);
    expect(world.aws.calls).toBeGreaterThan(3_000);
    expect(heap() - before).toBeLessThan(1_000_000);
  });
});
