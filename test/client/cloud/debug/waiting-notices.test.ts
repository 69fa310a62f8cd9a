import { expect, it } from 'vitest';
import { WaitingNotices } from '../../../../client/cloud/debug/waiting-notices';
import { CloudStore } from '../../../../client/cloud/store';
import { Emitter } from '../../../../client/emitter';
import { runningBuild } from '../../builds';
import { anApi } from '../an-api';

const waits = (id: string) =>
  runningBuild({ id, debugSession: { sessionEnabled: true, sessionTarget: 'codebuild:0b6a_1' } });

function watched() {
  const changed = new Emitter<void>();
  const session = { id: 'emulator', store: new CloudStore(anApi()) };
  const all = [session];
  const told: string[] = [];
  const notices = new WaitingNotices({
    sessions: { all, onDidChange: changed.event },
    started: new Set(['web:mine']),
    show: (_session, build) => told.push(build.id ?? ''),
  });
  return { store: session.store, all, changed, told, notices };
}

it('tells once each time that a build of this window begins to wait', () => {
  const { store, told } = watched();
  store.builds.put(runningBuild({ id: 'web:mine' }));
  store.builds.put(waits('web:mine'));
  store.builds.put(waits('web:mine'));
  expect(told).toEqual(['web:mine']);
  store.builds.put(runningBuild({ id: 'web:mine' }));
  store.builds.put(waits('web:mine'));
  expect(told).toEqual(['web:mine', 'web:mine']);
});

it('tells nothing of the builds of others', () => {
  const { store, told } = watched();
  store.builds.put(waits('web:theirs'));
  expect(told).toEqual([]);
});

it('listens to the connections that there are, and to none after its end', () => {
  const { all, changed, told, notices } = watched();
  const renewed = { id: 'emulator', store: new CloudStore(anApi()) };
  all.splice(0, 1, renewed);
  changed.fire();
  renewed.store.builds.put(runningBuild({ id: 'web:mine' }));
  renewed.store.builds.put(waits('web:mine'));
  expect(told).toEqual(['web:mine']);
  notices.dispose();
  renewed.store.builds.put(runningBuild({ id: 'web:mine' }));
  renewed.store.builds.put(waits('web:mine'));
  expect(told).toHaveLength(1);
});
