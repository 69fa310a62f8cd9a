import { FORMAT, VERSION } from './record-lines';

/** How far the builds of a project have been fetched. Numbers are CodeBuild's build numbers. */
export interface ProjectProgress {
  /** Everything up to this build was fetched, as far back as there is a history; absent where that is not so yet. */
  doneTo?: number;
  /** A walk from the newest build on that has not come to its end. */
  walk?: {
    /** The build that it began with. */
    top: number;
    /** CodeBuild's token for where it goes on. */
    token: string;
  };
}

/** What is known of a file of records without reading it. */
export interface HistoryIndex {
  /** Bytes that the file had at least. */
  bytes: number;
  /** Lines of it that could not be read. */
  unreadable: number;
  projects: Map<string, ProjectProgress>;
}

export function indexText({ bytes, unreadable, projects }: HistoryIndex): string {
  return JSON.stringify({ format: FORMAT, version: VERSION, bytes, unreadable, projects: [...projects] });
}

/** Undefined where the text is no index of this version. */
export function readIndex(text: string): HistoryIndex | undefined {
  try {
    const index = JSON.parse(text);
    if (index?.format !== FORMAT || index.version !== VERSION || !Array.isArray(index.projects))
      return undefined;
    if (typeof index.bytes !== 'number' || typeof index.unreadable !== 'number') return undefined;
    return {
      bytes: index.bytes,
      unreadable: index.unreadable,
      projects: new Map(index.projects.filter(isEntry)),
    };
  } catch {
    return undefined;
  }
}

function isEntry(entry: unknown): entry is [string, ProjectProgress] {
  if (!Array.isArray(entry) || typeof entry[0] !== 'string') return false;
  const { doneTo, walk } = (entry[1] ?? {}) as ProjectProgress;
  return (
    (doneTo === undefined || typeof doneTo === 'number') &&
    (walk === undefined || (typeof walk?.top === 'number' && typeof walk.token === 'string'))
  );
}
