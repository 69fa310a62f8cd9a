import type { BuildSettings } from '../builds/settings';
import { type Build, uuidOf } from '../model';
import { type Ordered, orderedBy } from './ordered';
import { openRecordFile, type RecordFileOptions } from './record-file';

/** What is known of a build without reading it. */
export interface BuildHeader {
  id: string;
  buildNumber: number;
  /** Seconds since the epoch. */
  startTime: number;
  isComplete: boolean;
  /** Of its log in CloudWatch Logs; absent where it has none. */
  groupName?: string;
  streamName?: string;
}

/** As it is in the file. */
export interface BuildRecord {
  build: Build;
  settings: BuildSettings;
}

export interface BuildRecords {
  /** Newest first. */
  builds(): BuildHeader[];
  buildsOf(projectName: string): BuildHeader[];
  build(id: string): Build | undefined;
  /** By the uuid in its id, which its log stream ends in. */
  buildWithUuid(uuid: string): BuildHeader | undefined;
  settingsOf(buildId: string): BuildSettings;
  /** Settings are given with a new build; a change of it keeps them. */
  putBuild(build: Build, settings?: BuildSettings): void;
  deleteBuild(id: string): void;
  flush(): Promise<void>;
  close(): Promise<void>;
}

type Options = Pick<RecordFileOptions<BuildHeader, BuildRecord>, 'path' | 'onWriteError' | 'onUnreadable'> & {
  /** A build left the history, and its log should too. */
  onBuildForgotten: (uuid: string) => void;
};

const BUILDS_KEPT_PER_PROJECT = 1000;

export async function openBuildRecords({ onBuildForgotten, ...options }: Options): Promise<BuildRecords> {
  const file = await openRecordFile<BuildHeader, BuildRecord>({
    ...options,
    headerOf: ({ build }) => buildHeader(build),
    staysInMemory: ({ build }) => !build.buildComplete,
  });
  const all = orderedBy<BuildHeader>((a, b) => a.startTime - b.startTime || a.buildNumber - b.buildNumber);
  const byProject = new Map<string, Ordered<BuildHeader>>();
  all.addAll(file.headers());
  for (const header of all.list()) ofProject(projectOf(header.id)).add(header);

  function ofProject(name: string): Ordered<BuildHeader> {
    const known = byProject.get(name);
    if (known) return known;
    const ordered = orderedBy<BuildHeader>((a, b) => a.buildNumber - b.buildNumber);
    byProject.set(name, ordered);
    return ordered;
  }

  function remove(header: BuildHeader): void {
    all.remove(header);
    ofProject(projectOf(header.id)).remove(header);
    file.delete(uuidOf(header.id));
    onBuildForgotten(uuidOf(header.id));
  }

  return {
    builds: () => all.list().toReversed(),
    buildsOf: (projectName) => byProject.get(projectName)?.list().toReversed() ?? [],
    build(id) {
      const build = file.get(uuidOf(id))?.build;
      return build?.id === id ? build : undefined;
    },
    settingsOf: (buildId) => file.get(uuidOf(buildId))?.settings ?? {},
    buildWithUuid: (uuid) => file.header(uuid),
    putBuild(build, settings) {
      const uuid = uuidOf(build.id);
      const isNew = file.header(uuid) === undefined;
      const header = file.put(uuid, { build, settings: settings ?? file.get(uuid)?.settings ?? {} });
      if (!isNew) return;
      all.add(header);
      const siblings = ofProject(build.projectName);
      siblings.add(header);
      const surplus = siblings.list().length - BUILDS_KEPT_PER_PROJECT;
      for (const old of siblings.list().slice(0, Math.max(0, surplus))) if (old.isComplete) remove(old);
    },
    deleteBuild(id) {
      const header = file.header(uuidOf(id));
      if (header?.id === id) remove(header);
    },
    flush: () => file.flush(),
    close: () => file.close(),
  };
}

export function buildHeader({ id, buildNumber, startTime, buildComplete, logs }: Build): BuildHeader {
  const { groupName, streamName } = logs ?? {};
  return { id, buildNumber, startTime, isComplete: buildComplete, groupName, streamName };
}

function projectOf(buildId: string): string {
  return buildId.slice(0, buildId.lastIndexOf(':'));
}
