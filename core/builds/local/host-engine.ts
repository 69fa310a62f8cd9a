import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { mkdir, mkdtemp, realpath, rm } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { type Engine, EngineError, type StartOptions, type Workplace } from './engine';
import { killGroup, killProcesses } from './host-processes';
import { packPath, readTar, TarWriter } from './tar';

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

async function start(options: HostEngineOptions, { driver }: StartOptions): Promise<Workplace> {
  if (options.platform === 'win32') {
    throw new EngineError(
      'Builds cannot run on Windows itself: there is no POSIX shell. Run the build in Docker.',
      'no-engine',
    );
  }
  const root = await makeFolder(options.temporaryDirectory);
  const outputDirectory = join(root, 'codebuild', 'output');
  await mkdir(outputDirectory, { recursive: true });
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
    child.once('error', (error) => resolve({ lost: `sh could not be started: ${error.message}` }));
    child.once('exit', (exitCode, signal) =>
      resolve(exitCode === null ? { lost: `its shell was killed (${signal})` } : { exitCode }),
    );
  });
  if (child.pid === undefined) {
    await rm(root, { recursive: true, force: true });
    const { lost } = await ended;
    throw new EngineError(`The build could not start: ${lost}.`, 'no-shell');
  }
  const group = child.pid;
  // the last chance where our process ends without disposing, as when the reader of its output goes away
  const atExit = () => {
    killGroup(group);
    rmSync(root, { recursive: true, force: true });
  };
  process.once('exit', atExit);

  return {
    outputDirectory,
    write: (text) => void child.stdin.write(text),
    onData: (listener) => void child.stdout.on('data', listener),
    ended,
    async upload(tar, directory) {
      const writer = new TarWriter(directory);
      await readTar(tar, async (entry, content) => {
        await writer.write(entry, content);
        return undefined;
      });
    },
    download: packPath,
    async [Symbol.asyncDispose]() {
      process.removeListener('exit', atExit);
      await killProcesses(group, root);
      await Promise.race([ended, deadline(DISPOSE_MILLISECONDS)]);
      child.stdout.destroy();
      // a process that is being killed may still make files
      await rm(root, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }).catch(() => {});
    },
  };
}

async function makeFolder(temporaryDirectory: string): Promise<string> {
  try {
    // mkdtemp's folders are for this user alone; the real path, because `pwd` in a command shows that one
    return await realpath(await mkdtemp(join(temporaryDirectory, 'codebuild-workbench-')));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new EngineError(
      `No folder for the build can be made in ${temporaryDirectory}: ${message}.`,
      code === 'ENOSPC' ? 'no-space' : 'other',
    );
  }
}

function deadline(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds).unref());
}
