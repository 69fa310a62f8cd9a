import { randomBytes } from 'node:crypto';
import { type Answer, answerReader } from './answers';
import { CLEAR_ENVIRONMENT, message, opening, shellQuote } from './driver';
import type { Workplace } from './engine';
import type { Interrupter } from './interruption';
import { MarkedOutput } from './marked-output';
import { SCRIPT_FOLDER, SHELL_FOLDER, TOOLS_FOLDER } from './own-folders';
import { printVariables, readPrinted } from './printed-variables';
import { prologue, type ShellFamily } from './shell-state';

export interface ShellSettings {
  /** As the buildspec's env.shell says, or `sh`. */
  shell: string;
  /** False for version 0.1, where nothing survives a command. */
  keepState: boolean;
  /** Told of what codebuild-breakpoint says, in a build that waits for its user. */
  debug?: { marker: string; listener: (message: string) => void };
}

interface ScriptOptions {
  /** What CODEBUILD_BUILD_SUCCEEDING says. */
  succeeding: boolean;
  /** Whether later scripts take over the directory and the variables. */
  save: boolean;
  /** The shell command that runs a simple one as another user. */
  runAs?: (command: string) => string;
  /** What the driver itself does next; its status is the answer's. */
  after?: string;
}

export type Opened = { ok: true } | { ok: false; message: string };

// what shells say of a program that is not there
const NOT_FOUND = 127;

/** Runs the commands of one build, one after the other, through the driver of a workplace. */
export class BuildShell {
  /** The shell command that runs a simple one as the user whose turn it is. */
  runAs: (command: string) => string = (command) => command;
  private readonly nonce = randomBytes(16).toString('hex');
  private readonly directory: string;
  private readonly parts: string;
  private readonly reader: MarkedOutput;
  private readonly settings: ShellSettings;
  private family: ShellFamily = 'posix';
  /** The state that the next command takes over; undefined before the first. */
  private loaded: number | undefined;
  /** The state that the last command took over. */
  private loadedBefore: number | undefined;
  private nextSlot = 1;
  private firstDirectory = '';
  private directoryIsGone = false;
  private decoder = new TextDecoder();
  private listener: (text: string) => void = () => {};
  private answered: (answer: Answer) => void = () => {};

  constructor(
    private readonly workplace: Workplace,
    private readonly interrupter: Interrupter,
    settings: ShellSettings,
  ) {
    this.settings = settings;
    this.directory = `${workplace.outputDirectory}/${SCRIPT_FOLDER}`;
    this.parts = `${workplace.outputDirectory}/${SHELL_FOLDER}`;
    const output = new MarkedOutput(settings.debug?.marker, {
      output: (bytes) => this.emit(this.decoder.decode(bytes, { stream: true })),
      message: (text) => settings.debug?.listener(text),
    });
    this.reader = answerReader(this.nonce, {
      output: (bytes) => output.read(bytes),
      answer: (answer) => {
        output.end();
        this.emit(this.decoder.decode());
        this.decoder = new TextDecoder();
        this.answered(answer);
      },
    });
    workplace.onData((chunk) => this.reader.read(chunk));
    workplace.write(opening(this.nonce, this.scriptFile));
  }

  /** Makes the first state from the image's variables but for those of `unset`, the given ones and the directory. */
  async open(
    directory: string,
    variables: ReadonlyMap<string, string>,
    unset: readonly string[] = [],
  ): Promise<Opened> {
    const { shell } = this.settings;
    const { place } = this.workplace;
    this.firstDirectory = directory;
    const found = await this.act(
      `if command -v ${shellQuote(shell)} >${shellQuote(`${this.directory}/names`)}; then [ "\${BASH_VERSION-}" ]; else (exit ${NOT_FOUND}); fi`,
    );
    if (found.status === NOT_FOUND) {
      return {
        ok: false,
        message: `The shell ${shell} that the buildspec asks for is not ${place}. ${place === 'on this computer' ? 'Install it, or run the build in Docker.' : 'Choose an image that has it.'}`,
      };
    }
    this.family = /(^|\/)bash$/.test(shell) || found.status === 0 ? 'bash' : 'posix';
    const assignments = [
      ...unset.map((name) => `unset -v ${name}`),
      ...[...variables].map(([name, value]) => `export ${name}=${shellQuote(value)}`),
      addToPath(`${this.workplace.outputDirectory}/${TOOLS_FOLDER}`),
    ];
    const { status, text } = await this.capture(
      [`cd -- ${shellQuote(directory)} || exit`, ...assignments].join('\n'),
      { save: true, after: `status=$?; ${CLEAR_ENVIRONMENT}; [ "$status" -eq 0 ]` },
    );
    if (status !== 0 || this.loaded === undefined) {
      return {
        ok: false,
        message: `The build's shell could not be set up: ${text.trim() || 'its state could not be saved'}.`,
      };
    }
    return { ok: true };
  }

  /** Where the next command runs instead of the directory that the last one left, because that is gone; else undefined. */
  get insteadOfGoneDirectory(): string | undefined {
    return this.directoryIsGone ? this.firstDirectory : undefined;
  }

  /** Runs a command of the buildspec; the exit status is undefined where the disk had no room for its script. */
  async run(
    command: string,
    succeeding: boolean,
    listener: (text: string) => void,
  ): Promise<number | undefined> {
    return this.runScript(
      command,
      { succeeding, save: this.settings.keepState, runAs: this.runAs },
      listener,
    );
  }

  /** The next command begins as the last one did, whatever that one changed of directory and variables. */
  takeBack(): void {
    if (!this.settings.keepState || this.loaded === this.loadedBefore) return;
    this.loaded = this.loadedBefore;
    this.directoryIsGone = false;
    // its files are those of the state that is given up
    this.nextSlot += 1;
  }

  /** A command that opens a shell with the directory and the variables of the next command. */
  terminalCommand(): string[] {
    const { family, directory, parts, loaded: load, insteadOfGoneDirectory: insteadOf } = this;
    const before = prologue({ family, directory, parts, load, succeeding: true, insteadOf });
    const { shell } = this.settings;
    // exported, because the shell that the user talks to is a new one
    return [shell, '-c', `set -a; ${before}exec ${shellQuote(shell)} -i`];
  }

  /** What a command would print, run in the build's state by us: nobody sees it, and what it changes is dropped. */
  async ask(script: string): Promise<{ status?: number; text: string }> {
    return this.capture(script);
  }

  /** The values that variables have by now, exported or not; those that are not set are missing. */
  async readVariables(names: string[]): Promise<Map<string, string>> {
    return readPrinted((await this.ask(printVariables(names))).text);
  }

  /** The values that variables have for programs that the build's shell starts. */
  async readExportedVariables(names: string[]): Promise<Map<string, string>> {
    const { shell } = this.settings;
    return readPrinted((await this.ask(`${shellQuote(shell)} -c ${shellQuote(printVariables(names))}`)).text);
  }

  /**
   * What a text is within double quotes; undefined where the shell cannot read it. `onComplaint` is told what the commands in it
   * print on standard error.
   */
  async expand(
    text: string,
    onComplaint: (complaint: string) => void = () => {},
  ): Promise<string | undefined> {
    const end = `END_${this.nonce}`;
    // printed when nothing can complain any more, behind a NUL: both ways lead into one output
    const { status, text: printed } = await this.ask(
      `cat <<${end} | { text=$(cat); printf '\\000%s' "$text"; }\n${text}\n${end}`,
    );
    const [complaint = '', expanded] = printed.split('\0');
    if (complaint.trim() !== '') onComplaint(complaint.trim());
    return status === 0 ? expanded?.trimEnd() : undefined;
  }

  private async capture(
    script: string,
    { save = false, after }: Partial<ScriptOptions> = {},
  ): Promise<{ status?: number; text: string }> {
    let text = '';
    const status = await this.runScript(script, { succeeding: true, save, after }, (piece) => {
      text += piece;
    });
    return { status, text };
  }

  private async runScript(
    script: string,
    { succeeding, save, after, runAs = (command) => command }: ScriptOptions,
    listener: (text: string) => void,
  ): Promise<number | undefined> {
    const { directory, parts, family, loaded: load } = this;
    const slot = save ? this.nextSlot : undefined;
    if (save) this.loadedBefore = load;
    this.listener = listener;
    const before = prologue({
      family,
      directory,
      parts,
      load,
      save: slot,
      succeeding,
      insteadOf: this.insteadOfGoneDirectory,
    });
    const action = runAs(`${shellQuote(this.settings.shell)} ${shellQuote(this.scriptFile)}`);
    const answer = await this.act(after === undefined ? action : `${action}; ${after}`, before + script);
    const [savedSlot, gone] = answer.saved.split(' ');
    if (slot !== undefined && savedSlot === String(slot)) {
      this.directoryIsGone = gone !== undefined;
      this.loaded = slot;
      this.nextSlot += 1;
    }
    return answer.status;
  }

  private get scriptFile(): string {
    return `${this.directory}/script.sh`;
  }

  private async act(action: string, script = ''): Promise<Answer> {
    this.interrupter.throwIfInterrupted();
    const answer = new Promise<Answer>((resolve) => {
      this.answered = resolve;
    });
    this.workplace.write(message(this.nonce, action, script));
    return this.interrupter.orInterrupted(answer);
  }

  private emit(text: string): void {
    if (text !== '') this.listener(text);
  }
}

// of images without a PATH of their own; shells have such a default themselves, but not once the variable is set
const DEFAULT_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** At the end, so that a program of the image or of the source wins over ours. */
function addToPath(directory: string): string {
  return `export PATH="\${PATH:-${DEFAULT_PATH}}":${shellQuote(directory)}`;
}
