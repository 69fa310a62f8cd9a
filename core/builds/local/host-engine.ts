import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { endedBy } from './abortable-stream';
import { type Engine, EngineError, type StartOptions, type Workplace } from './engine';
import { FOLDER_PREFIX, OWNER_FILE, removeAbandonedFolders } from './host-abandoned';
import { killGroup, killProcesses } from './host-processes';
import { ownerOf } from './owner';
import { pauseUntil } from './pace';
import { packPath } from './pack-files';
import { readTar } from './tar';
import { TarWriter } from './tar-writer';

export interface HostEngineOptions {
  /** The variables that commands see beside the build's own. */
  env: Record<string, string | undefined>;
  /** Where the build's temporary folder is made. */
  temporaryDirectory: string;
  platform: NodeJS.Platform;
}

const DISPOSE_MILLISECONDS = 10_000;

// what an editor or another CodeBuild build sets is not meant for this build
const NOT_INHERITED = /^(CODEBUILD_|VSCODE_|ELECTRON_)/;

/**
 * Runs builds on this computer itself, in a temporary copy of the source. Nothing is isolated: commands can do whatever the
 * user can. Not for Windows, which has no POSIX shell.
 */
export function createHostEngine(options: HostEngineOptions): Engine {
  return { executor: 'host', start: (startOptions) => start(options, startOptions) };
}

async function start(
  options: HostEngineOptions,
  { driver, signal, onStarting }: StartOptions,
): Promise<Workplace> {
  if (options.platform === 'win32') {
    throw new EngineError(
      'Builds cannot run on Windows itself: there is no POSIX shell. Run the build in Docker.',
      'no-engine',
    );
  }
  onStarting?.();
  const root = makeFolder(options.temporaryDirectory, await ownerOf(process.pid));
  const cleaned = removeAbandonedFolders(options.temporaryDirectory);
  let group: number | undefined;
  // the last chance where our process ends without disposing, as when the reader of its output goes away
  const atExit = () => {
    if (group !== undefined) killGroup(group);
    rmSync(root, { recursive: true, force: true });
  };
  process.once('exit', atExit);
  const outputDirectory = join(root, 'codebuild', 'output');
  const env = Object.fromEntries(Object.entries(options.env).filter(([name]) => !NOT_INHERITED.test(name)));
  // a group of its own: Ctrl-C in the terminal is for us alone, and all its children end together
  const child = spawn('sh', ['-c', driver], {
    cwd: outputDirectory,
    env,
    detached: true,
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  // the driver's end is told by `ended`; writing to it afterwards is no error of its own
  child.stdin.on('error', () => {});

  const ended = new Promise<{ exitCode?: number; lost?: string }>((resolve) => {
    child.once('error', (error) => resolve({ lost: `sh could not be started: ${error.message}.` }));
    child.once('exit', (exitCode, signal) =>
      resolve(
        exitCode === null
          ? { lost: `The shell that runs its commands was killed (${signal}).` }
          : { exitCode },
      ),
    );
  });
  group = child.pid;
  const removeFolder = async () => {
    process.removeListener('exit', atExit);
    // a process that is being killed may still make files
    await rm(root, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }).catch(() => {});
  };
  if (group === undefined) {
    const { lost } = await ended;
    await removeFolder();
    throw new EngineError(`The build could not start. ${lost}`, 'no-shell');
  }
  const pid = group;

  return {
    outputDirectory,
    place: 'on this computer',
    write: (text) => void child.stdin.write(text),
    onData: (listener) => void child.stdout.on('data', listener),
    pauseUntil: (ready) => pauseUntil(child.stdout, ready),
    ended,
    async upload(tar, directory) {
      const writer = new TarWriter(directory);
      const read = readTar(tar, async (entry, content) => {
        await writer.write(entry, content);
        return undefined;
      });
      await read.catch((error: NodeJS.ErrnoException) => {
        throw folderError(error, `The source cannot be copied to ${directory}`);
      });
    },
    async download(path) {
      const archive = await packPath(path).catch((error: NodeJS.ErrnoException) => {
        throw folderError(error, `${path} cannot be read`);
      });
      return archive && endedBy(signal, archive);
    },
    async [Symbol.asyncDispose]() {
      await killProcesses(pid, root);
      await Promise.race([Promise.all([ended, cleaned]), deadline(DISPOSE_MILLISECONDS)]);
      child.stdout.destroy();
      await removeFolder();
    },
  };
}

/** The build's folder, for this user alone; made without a pause, so that our own end cannot come before it can be removed. */
function makeFolder(temporaryDirectory: string, owner: string): string {
  try {
    // the real path, because `pwd` in a command shows that one
    const root = realpathSync(mkdtempSync(join(temporaryDirectory, FOLDER_PREFIX)));
    writeFileSync(join(root, OWNER_FILE), owner, { mode: 0o600 });
    mkdirSync(join(root, 'codebuild', 'output'), { recursive: true });
    return root;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const what = `No folder for the build can be made in ${temporaryDirectory}`;
    if (code === 'ENOENT' || code === 'ENOTDIR')
      throw new EngineError(`${what}: there is no such folder. Set TMPDIR to one.`, 'other');
    throw folderError({ name: 'Error', code, message }, what);
  }
}

function folderError({ code, message }: NodeJS.ErrnoException, what: string): EngineError {
  if (code === 'ENOSPC')
    return new EngineError(`${what}: the disk is full. Free some space and try again.`, 'no-space');
  return new EngineError(`${what}: ${message}.`, 'other');
}

function deadline(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds).unref());
}
