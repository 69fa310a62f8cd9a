import type { Project } from '../model';
import { openRecordFile, type RecordFileOptions } from './record-file';

/** What is known of a project without reading it. Times are in seconds since the epoch. */
export interface ProjectHeader {
  name: string;
  created: number;
  lastModified: number;
  /** True for a project that was deleted; its builds' numbers go on if another gets its name. */
  isDeleted?: true;
}

/** A project and the numbers that it gave out last. */
export interface ProjectRecord {
  name: string;
  project?: Project;
  lastBuildNumber: number;
  lastBatchNumber?: number;
}

export interface ProjectRecords {
  /** In no particular order. */
  projects(): ProjectHeader[];
  hasProject(name: string): boolean;
  project(name: string): Project | undefined;
  putProject(project: Project): void;
  deleteProject(name: string): void;
  /** The number after the highest that the project ever had. */
  nextBuildNumber(projectName: string): number;
  nextBatchNumber(projectName: string): number;
  flush(): Promise<void>;
  close(): Promise<void>;
}

type Options = Pick<
  RecordFileOptions<ProjectHeader, ProjectRecord>,
  'path' | 'onWriteError' | 'onUnreadable'
>;

export async function openProjectRecords(options: Options): Promise<ProjectRecords> {
  const file = await openRecordFile<ProjectHeader, ProjectRecord>({ ...options, headerOf: projectHeader });
  const recordOf = (name: string) => file.get(name) ?? { name, lastBuildNumber: 0 };
  return {
    projects: () => [...file.headers()].filter(({ isDeleted }) => !isDeleted),
    hasProject(name) {
      const header = file.header(name);
      return header !== undefined && !header.isDeleted;
    },
    project: (name) => file.get(name)?.project,
    putProject(project) {
      file.put(project.name, { ...recordOf(project.name), project });
    },
    deleteProject(name) {
      if (file.header(name)) file.put(name, { ...recordOf(name), project: undefined });
    },
    nextBuildNumber(projectName) {
      const record = recordOf(projectName);
      const lastBuildNumber = record.lastBuildNumber + 1;
      file.put(projectName, { ...record, lastBuildNumber });
      return lastBuildNumber;
    },
    nextBatchNumber(projectName) {
      const record = recordOf(projectName);
      const lastBatchNumber = (record.lastBatchNumber ?? 0) + 1;
      file.put(projectName, { ...record, lastBatchNumber });
      return lastBatchNumber;
    },
    flush: () => file.flush(),
    close: () => file.close(),
  };
}

export function projectHeader({ name, project }: ProjectRecord): ProjectHeader {
  const { created = 0, lastModified = 0 } = project ?? {};
  return { name, created, lastModified, isDeleted: project ? undefined : true };
}
