import type { Readable } from 'node:stream';
import type { ComputeSize } from './compute-size';
import type { Platform } from './images';
import type { RegistryCredentials } from './registry-login';

/**
 * Where a build's commands run: a Docker container, or (not isolated) this computer itself. Both run the same driver script,
 * which reads commands from its input and answers on its output; they differ only in how the driver is started and how files
 * go in and out.
 */
export interface Engine {
  readonly executor: 'docker' | 'host';
  /** Starts the driver. Rejects with EngineError where that is not possible. */
  start(options: StartOptions): Promise<Workplace>;
}

export interface StartOptions {
  buildId: string;
  image: string;
  /** The driver script, given to `sh -c`. */
  driver: string;
  signal: AbortSignal;
  /** Progress lines for the user while an image is pulled. */
  onProgress: (line: string) => void;
  /** Told when the driver is about to start, which takes a container longest: what it needs next can be made ready meanwhile. */
  onStarting?: () => void;
  /** As `linux/arm64`; undefined: what the image's name says, else the engine's own. */
  platform?: Platform;
  /** Whether the container gets the rights of the engine's computer; the image's entry point then runs the driver. */
  privileged?: boolean;
  /** Of CodeBuild's machine, which the container is not to outgrow, as far as the engine has as much; undefined: no limits. */
  size?: ComputeSize;
  /** Where logins of registries come from, before Docker's configuration. */
  registryCredentials?: RegistryCredentials;
}

/** A running driver and its file system. */
export interface Workplace {
  /** The folder that stands for `/codebuild/output`, as the commands see it. */
  readonly outputDirectory: string;
  /** As a user would say where a program is missing. */
  readonly place: 'in the build image' | 'on this computer';
  /** What HOME must be; undefined where the commands keep the one they have. */
  readonly home?: string;
  /** Bytes to the driver. */
  write(text: string): void;
  /** Standard output and error of driver and commands, merged in the order they were written. */
  onData(listener: (chunk: Uint8Array) => void): void;
  /** Reads nothing more of it until then: a command that writes on has to wait. */
  pauseUntil(ready: Promise<void>): void;
  /** Resolves when the driver has ended or the engine lost it. */
  readonly ended: Promise<{ exitCode?: number; lost?: string }>;
  /** Copies a tar stream into a folder as the commands see it. */
  upload(tar: Readable, directory: string): Promise<void>;
  /** A tar stream of a path as the commands see it; undefined where nothing is there. */
  download(path: string): Promise<Readable | undefined>;
  /** Runs a command in a terminal beside the driver; undefined where that is no business of the engine. */
  openTerminal?(command: readonly string[], options: TerminalOptions): Promise<Terminal>;
  /**
   * Ends a driver that runs no command, without waiting: what is left of it the engine removes by itself. Undefined where only the
   * disposal does that.
   */
  leave?(): Promise<void>;
  /** Stops everything and removes every trace; has its own deadline, never rejects, may be called twice. */
  [Symbol.asyncDispose](): Promise<void>;
  /** After the disposal: what could not be removed and how to remove it; undefined where nothing is left. */
  readonly leftBehind?: string;
}

export interface TerminalOptions {
  columns: number;
  rows: number;
}

/** A terminal in a build's container. */
export interface Terminal {
  onData(listener: (chunk: Uint8Array) => void): void;
  /** Resolves when its shell has ended, or the container. */
  readonly ended: Promise<void>;
  write(text: string): void;
  /** A size that the engine cannot set is let go. */
  resize(options: TerminalOptions): void;
  close(): void;
}

/** An engine that cannot do what was asked; `message` says what happened, what was tried and what to do next. */
export class EngineError extends Error {
  override name = 'EngineError';
  constructor(
    message: string,
    readonly reason: 'no-engine' | 'no-image' | 'no-shell' | 'no-space' | 'no-credentials' | 'lost' | 'other',
    /** What could not be removed and how to remove it. */
    readonly leftBehind?: string,
  ) {
    super(message);
  }
}
