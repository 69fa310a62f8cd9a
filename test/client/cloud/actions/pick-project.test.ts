import { beforeEach, describe, expect, it, vi } from 'vitest';
import { pickProject } from '../../../../client/cloud/actions/pick-project';
import type { CloudApi } from '../../../../client/cloud/api';
import { CloudStore } from '../../../../client/cloud/store';
import { FakeClock } from '../../fake-clock';
import { anApi, failed, ok } from '../an-api';
import { manyNames } from '../projects/names';

interface Item {
  label: string;
  description?: string;
}
const picker = vi.hoisted(() => ({
  items: [] as Item[],
  selectedItems: [] as Item[],
  busy: false,
  accept: () => {},
  hide: () => {},
}));
vi.mock('vscode', () => ({
  QuickPickItemKind: { Separator: -1 },
  window: {
    createQuickPick: () =>
      Object.assign(picker, {
        onDidAccept: (listener: () => void) => {
          picker.accept = listener;
        },
        onDidHide: (listener: () => void) => {
          picker.hide = listener;
        },
        show: () => undefined,
        dispose: () => undefined,
      }),
  },
}));

const clock = new FakeClock();
let told: string[];
beforeEach(() => {
  told = [];
});

const session = (name: string, api: Partial<CloudApi>) => ({ name, store: new CloudStore(anApi(api)) });

function pick(...all: ReturnType<typeof session>[]) {
  return pickProject({
    sessions: { all },
    clock,
    showFailure: async ({ message }: { message: string }, { name }: { name: string }) =>
      void told.push(`${name}: ${message}`),
  } as unknown as Parameters<typeof pickProject>[0]);
}

/** Takes the row of that name. */
function take(label: string): void {
  picker.selectedItems = picker.items.filter((item) => item.label === label);
  picker.accept();
}

const labels = () => picker.items.map(({ label }) => label);

describe('picking a project', () => {
  it('offers the first names at once, and all 5,000 as they come', async () => {
    const names = manyNames();
    let calls = 0;
    const picked = pick(
      session('default', {
        projectNames: (token) => {
          calls++;
          const start = Number(token ?? 0);
          const next = start + 100;
          return ok({
            names: names.slice(start, next),
            nextToken: next < names.length ? String(next) : undefined,
          });
        },
      }),
    );
    await clock.pass(0);
    expect(picker.busy).toBe(false);
    expect(labels()).toEqual(names);
    expect(calls).toBe(50);
    take('web-tools-4999');
    expect(await picked).toMatchObject({ name: 'web-tools-4999', session: { name: 'default' } });
  });

  it('tells connections apart, and why one has no names when that is asked', async () => {
    const picked = pick(
      session('prod', { projectNames: () => ok({ names: ['web'] }) }),
      session('test', { projectNames: () => failed('expired') }),
    );
    await clock.pass(0);
    expect(picker.busy).toBe(false);
    expect(labels()).toEqual(['prod · eu-west-1', 'web', '$(warning) test · eu-west-1']);
    take('$(warning) test · eu-west-1');
    expect(await picked).toBeUndefined();
    expect(told).toEqual(['test: It is expired.']);
  });

  it('says what failed where no connection answers', async () => {
    expect(await pick(session('default', { projectNames: () => failed('denied') }))).toBeUndefined();
    expect(told).toEqual(['default: It is denied.']);
  });

  it('reads no further once the user gives up', async () => {
    let calls = 0;
    const picked = pick(
      session('default', {
        projectNames: () => {
          calls++;
          if (calls === 3) picker.hide();
          return ok({ names: [`web-${calls}`], nextToken: 'next' });
        },
      }),
    );
    expect(await picked).toBeUndefined();
    await clock.pass(0);
    expect(calls).toBe(3);
    expect(told).toEqual([]);
  });
});
