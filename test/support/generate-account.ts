import { mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import type { Build, Project } from '../../core/emulator/model';
import { buildHeader } from '../../core/emulator/store/build-records';
import { projectHeader } from '../../core/emulator/store/project-records';
import { encodePut } from '../../core/emulator/store/record-lines';
import { BUILDS_FILE, PROJECTS_FILE } from '../../core/emulator/store/store';
import { generatedBuild } from './generated-build';
import { generatedProject } from './generated-project';
import { seededRandom } from './random';

export interface AccountOptions {
  projects: number;
  /** In all; at most a thousand a project, which is what the emulator keeps. */
  builds: number;
  /** Of what a random choice decides; the same account comes of the same. */
  seed?: number;
  /** When the newest build ended, in milliseconds since the epoch. */
  now?: number;
  /** As the emulator that will serve the folder. */
  region?: string;
  /** Lines in the log of each project's newest build; other builds have an empty log. */
  logLines?: number;
}

const MOST_BUILDS_PER_PROJECT = 1000;
const DAY = 86_400_000;
const WRITTEN_AT_ONCE = 4 * 1024 * 1024;

/**
 * Writes the data folder of an emulator with a large account in it, to be given to `serve --data` or `startEmulator`: a few projects have
 * many builds and many have few, over ninety days. The folder must not exist, or be empty. Returns the names of the projects, that with most
 * builds first.
 */
export async function generateAccount(directory: string, options: AccountOptions): Promise<string[]> {
  const { seed = 1, now = Date.now(), region = 'us-east-1', logLines = 0 } = options;
  const random = seededRandom(seed);
  const projects = Array.from({ length: options.projects }, (_, index) =>
    generatedProject(index, { region, now: now - 90 * DAY, random }),
  );
  await mkdir(join(directory, 'logs'), { recursive: true, mode: 0o700 });
  const counts = new Map<string, number>();
  const newest = new Map<string, Build>();
  await writeRecords(join(directory, BUILDS_FILE), function* () {
    for (const [index, project] of sharedOut(projects, options.builds, random).entries()) {
      const buildNumber = (counts.get(project.name) ?? 0) + 1;
      counts.set(project.name, buildNumber);
      const endsBefore = now - (90 * DAY * (options.builds - 1 - index)) / options.builds;
      const build = generatedBuild(project, { buildNumber, endsBefore, region, random });
      newest.set(project.name, build);
      yield encodePut(build.id.slice(project.name.length + 1), buildHeader(build), { build, settings: {} })
        .text;
    }
  });
  await writeRecords(join(directory, PROJECTS_FILE), function* () {
    for (const project of projects) {
      const { name } = project;
      const record = { name, project, lastBuildNumber: counts.get(name) ?? 0 };
      yield encodePut(name, projectHeader(record), record).text;
    }
  });
  if (logLines > 0) for (const build of newest.values()) await writeLog(directory, build, logLines);
  const countOf = ({ name }: Project) => counts.get(name) ?? 0;
  return projects.toSorted((a, b) => countOf(b) - countOf(a)).map(({ name }) => name);
}

/** The project of each build, in the order of time. */
function sharedOut(projects: Project[], builds: number, random: () => number): Project[] {
  if (builds > projects.length * MOST_BUILDS_PER_PROJECT)
    throw new RangeError(`${builds} builds are more than the emulator keeps of ${projects.length} projects.`);
  const counts = new Uint32Array(projects.length);
  return Array.from({ length: builds }, () => {
    // the third power makes the first tenth of the projects have half of the builds
    let index = Math.floor(random() ** 3 * projects.length);
    while ((counts[index] ?? 0) >= MOST_BUILDS_PER_PROJECT) index = (index + 1) % projects.length;
    counts[index] = (counts[index] ?? 0) + 1;
    return projects[index] as Project;
  });
}

async function writeRecords(path: string, lines: () => Iterable<string>): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    let text = '';
    for (const line of lines()) {
      text += line;
      if (text.length < WRITTEN_AT_ONCE) continue;
      await file.appendFile(text);
      text = '';
    }
    await file.appendFile(text);
  } finally {
    await file.close();
  }
}

async function writeLog(directory: string, build: Build, lines: number): Promise<void> {
  const path = join(directory, 'logs', `${build.logs?.streamName}.jsonl`);
  const start = Math.round(build.startTime * 1000);
  await writeRecords(path, function* () {
    for (let line = 1; line <= lines; line += 1)
      yield `${JSON.stringify({ timestamp: start + line, message: `line ${line} of build ${build.buildNumber}\n` })}\n`;
  });
}
