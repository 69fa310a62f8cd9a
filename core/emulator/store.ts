import { readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Build, type Project, uuidOf } from './model';
import { makePrivateDirectory, writePrivateFile } from './private-files';

/** Projects and builds, in memory and on disk. Changes are written soon after; `flush` waits until they are. */
export interface Store {
  projects(): Project[];
  project(name: string): Project | undefined;
  putProject(project: Project): void;
  deleteProject(name: string): void;
  /** Newest first. */
  builds(): Build[];
  buildsOf(projectName: string): Build[];
  build(id: string): Build | undefined;
  putBuild(build: Build): void;
  /** The number after the highest that the project ever had. */
  nextBuildNumber(projectName: string): number;
  flush(): Promise<void>;
}

export interface StoreDependencies {
  onWriteError: (error: unknown) => void;
  /** The projects' file could not be read and now lies at that path; the store begins without projects. */
  onUnreadable: (path: string) => void;
  /** A build left the history, and its log should too. */
  onBuildForgotten: (uuid: string) => void;
}

interface ProjectsFile {
  projects: Project[];
  lastBuildNumbers: Record<string, number>;
}

const BUILDS_KEPT_PER_PROJECT = 200;
/** Marks a folder as an emulator's. */
export const PROJECTS_FILE = 'projects.json';

/** Reads what an earlier emulator left in the folder. Files that cannot be read are left out, never overwritten. */
export async function openStore(
  directory: string,
  { onWriteError, onUnreadable, onBuildForgotten }: StoreDependencies,
): Promise<Store> {
  const buildsDirectory = join(directory, 'builds');
  await makePrivateDirectory(directory);
  await makePrivateDirectory(buildsDirectory);
  const projectsPath = join(directory, PROJECTS_FILE);
  const saved = await readProjects(projectsPath);
  const projects = new Map((saved?.projects ?? []).map((project) => [project.name, project]));
  const lastBuildNumbers = new Map(Object.entries(saved?.lastBuildNumbers ?? {}));
  const builds = new Map<string, Build>();
  for (const build of await readBuilds(buildsDirectory)) builds.set(build.id, build);

  const dirty = new Map<string, () => string | undefined>();
  let writing: Promise<void> | undefined;

  function save(path: string, content: () => string | undefined): void {
    dirty.set(path, content);
    writing ??= writeAll();
  }

  async function writeAll(): Promise<void> {
    // the microtask joins changes that are made together
    await undefined;
    for (const [path, content] of dirty) {
      dirty.delete(path);
      const text = content();
      await (text === undefined ? rm(path, { force: true }) : writePrivateFile(path, text)).catch(
        onWriteError,
      );
    }
    writing = undefined;
  }

  function saveProjects(): void {
    save(projectsPath, () =>
      JSON.stringify({
        projects: [...projects.values()],
        lastBuildNumbers: Object.fromEntries(lastBuildNumbers),
      } satisfies ProjectsFile),
    );
  }

  function saveBuild(id: string): void {
    save(join(buildsDirectory, `${uuidOf(id)}.json`), () => {
      const build = builds.get(id);
      return build && JSON.stringify(build);
    });
  }

  if (!saved) {
    const aside = `${projectsPath}.unreadable`;
    const moved = await rename(projectsPath, aside).then(
      () => true,
      () => false,
    );
    if (moved) onUnreadable(aside);
    saveProjects();
  }

  function buildsOf(projectName: string): Build[] {
    return [...builds.values()]
      .filter((build) => build.projectName === projectName)
      .sort((a, b) => b.buildNumber - a.buildNumber);
  }

  function forgetOldBuilds(projectName: string): void {
    const old = buildsOf(projectName).slice(BUILDS_KEPT_PER_PROJECT);
    for (const { id, buildComplete } of old) {
      if (!buildComplete) continue;
      builds.delete(id);
      saveBuild(id);
      onBuildForgotten(uuidOf(id));
    }
  }

  return {
    projects: () => [...projects.values()],
    project: (name) => projects.get(name),
    putProject(project) {
      projects.set(project.name, project);
      saveProjects();
    },
    deleteProject(name) {
      projects.delete(name);
      saveProjects();
    },
    builds: () =>
      [...builds.values()].sort((a, b) => b.startTime - a.startTime || b.buildNumber - a.buildNumber),
    buildsOf,
    build: (id) => builds.get(id),
    putBuild(build) {
      const isNew = !builds.has(build.id);
      builds.set(build.id, build);
      saveBuild(build.id);
      if (isNew) forgetOldBuilds(build.projectName);
    },
    nextBuildNumber(projectName) {
      const next = (lastBuildNumbers.get(projectName) ?? 0) + 1;
      lastBuildNumbers.set(projectName, next);
      saveProjects();
      return next;
    },
    async flush() {
      while (writing) await writing;
    },
  };
}

async function readBuilds(directory: string): Promise<Build[]> {
  const names = (await readdir(directory)).filter((name) => /^[0-9a-f-]{36}\.json$/.test(name));
  const builds = await Promise.all(names.map((name) => readJson(join(directory, name))));
  return builds.filter(isBuild);
}

function isBuild(value: unknown): value is Build {
  const { id, projectName, phases, buildNumber } = (value ?? {}) as Partial<Build>;
  const texts = typeof id === 'string' && typeof projectName === 'string';
  return texts && Array.isArray(phases) && typeof buildNumber === 'number';
}

function isProject(value: unknown): value is Project {
  const { name, source, environment } = (value ?? {}) as Partial<Project>;
  return typeof name === 'string' && typeof source === 'object' && typeof environment === 'object';
}

async function readProjects(path: string): Promise<ProjectsFile | undefined> {
  const { projects, lastBuildNumbers } = ((await readJson(path)) ?? {}) as Partial<ProjectsFile>;
  if (!Array.isArray(projects)) return undefined;
  return { projects: projects.filter(isProject), lastBuildNumbers: lastBuildNumbers ?? {} };
}

async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch {
    return undefined;
  }
}
