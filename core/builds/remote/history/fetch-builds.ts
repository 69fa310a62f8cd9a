import type { Build } from '@aws-sdk/client-codebuild';
import type { BuildRecord } from '../../history/record';
import type { PollAnswer } from '../poll/wanted';
import { BATCH_SIZE } from '../projects';
import type { HistoryCalls } from './calls';
import type { HistoryStore } from './history-store';
import { recordOfBuild } from './record-of-build';
import type { RunningBuilds } from './running-builds';

export interface FetchBuildsParts {
  calls: Pick<HistoryCalls, 'builds'>;
  store: Pick<HistoryStore, 'append'>;
  running: RunningBuilds;
  causeOf(build: Build): string | undefined;
}

/** Fetches builds by their ids, up to 100, and keeps them. The answer has those that are there. */
export async function fetchBuilds(
  ids: string[],
  { calls, store, running, causeOf }: FetchBuildsParts,
): Promise<PollAnswer<BuildRecord[]>> {
  const answer = await calls.builds(ids);
  if (!answer.ok) return answer;
  const records = answer.value.flatMap((build) => recordOfBuild(build, causeOf(build)) ?? []);
  await store.append(records.filter((record) => !running.isAsBefore(record)));
  return { ok: true, value: records };
}

/**
 * Fetches the builds again that had not ended. One that is not there any more is kept as gone. Where one project is refused, the others
 * are read without it. Returns the first failure.
 */
export async function refreshRunning(parts: FetchBuildsParts): Promise<PollAnswer<void>> {
  const ids = parts.running.ids();
  for (let start = 0; start < ids.length; start += BATCH_SIZE) {
    const some = ids.slice(start, start + BATCH_SIZE);
    const answer = await refresh(some, parts);
    if (answer.ok) continue;
    if (answer.error.kind !== 'denied') return answer;
    for (const own of byProject(some, parts.running)) {
      const alone = await refresh(own, parts);
      if (!alone.ok && alone.error.kind !== 'denied') return alone;
    }
  }
  return { ok: true, value: undefined };
}

async function refresh(ids: string[], parts: FetchBuildsParts): Promise<PollAnswer<void>> {
  const answer = await fetchBuilds(ids, parts);
  if (!answer.ok) return answer;
  const found = new Set(answer.value.map(({ id }) => id));
  await parts.store.append(
    [],
    ids.filter((id) => !found.has(id)).map((id) => ({ id, isGone: true })),
  );
  return { ok: true, value: undefined };
}

function byProject(ids: readonly string[], running: RunningBuilds): string[][] {
  const projects = new Map<string, string[]>();
  for (const id of ids) {
    const project = running.projectOf(id) ?? '';
    projects.set(project, [...(projects.get(project) ?? []), id]);
  }
  return [...projects.values()];
}
