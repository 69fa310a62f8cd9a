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

export interface BuildRecords {
  /** Newest first. */
  builds(): BuildHeader[];
  buildsOf(projectName: string): BuildHeader[];
  build(id: string): Build | undefined;
  /** By the uuid in its id, which its log stream ends in. */
  buildWithUuid(uuid: string): BuildHeader | undefined;
  putBuild(build: Build): void;
  deleteBuild(id: string): void;
  flush(): Promise<void>;
  close(): Promise<void>;
}

type Options = Pick<RecordFileOptions<BuildHeader, Build>, 'path' | 'onWriteError' | 'onUnreadable'> & {
  /** A build left the history, and its log should too. */
  onBuildForgotten: (uuid: string) => void;
};

const BUILDS_KEPT_PER_PROJECT = 1000;

export async function openBuildRecords({ onBuildForgotten, ...options }: Options): Promise<BuildRecords> {
  const file = await openRecordFile<BuildHeader, Build>({
    ...options,
    headerOf: buildHeader,
    staysInMemory: ({ buildComplete }) => !buildComplete,
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
      const build = file.get(uuidOf(id));
      return build?.id === id ? build : undefined;
    },
    buildWithUuid: (uuid) => file.header(uuid),
    putBuild(build) {
      const isNew = file.header(uuidOf(build.id)) === undefined;
      const header = file.put(uuidOf(build.id), build);
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
