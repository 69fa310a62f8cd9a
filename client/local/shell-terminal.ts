import * as vscode from 'vscode';
import type { PausedBuild } from '../../core/builds/local/debug-session';
import type { Terminal, TerminalOptions } from '../../core/builds/local/engine';

type OpenTerminal = NonNullable<PausedBuild['openTerminal']>;

/** VS Code gives no size where the terminal is not on screen yet. */
const USUAL_SIZE: TerminalOptions = { columns: 80, rows: 30 };

/** A shell in a build's container, as a terminal of VS Code. Closing it ends the shell alone. */
export class ShellTerminal implements vscode.Pseudoterminal {
  private readonly written = new vscode.EventEmitter<string>();
  private readonly closed = new vscode.EventEmitter<void>();
  readonly onDidWrite = this.written.event;
  readonly onDidClose = this.closed.event;
  private terminal: Terminal | undefined;
  private size: TerminalOptions = USUAL_SIZE;
  private isClosed = false;
  private isOver = false;

  /** `isPaused` tells whether the build still waits; after that the shell ends with the container. */
  constructor(
    private readonly openTerminal: OpenTerminal,
    private readonly isPaused: () => boolean,
  ) {}

  open(dimensions: vscode.TerminalDimensions | undefined): void {
    if (dimensions) this.size = dimensions;
    void this.start();
  }

  close(): void {
    this.isClosed = true;
    this.terminal?.close();
  }

  handleInput(text: string): void {
    if (this.isOver) this.closed.fire();
    else this.terminal?.write(text);
  }

  setDimensions(dimensions: vscode.TerminalDimensions): void {
    this.size = dimensions;
    this.terminal?.resize(dimensions);
  }

  private async start(): Promise<void> {
    const asked = this.size;
    try {
      const terminal = await this.openTerminal(asked);
      this.terminal = terminal;
      if (this.isClosed) return terminal.close();
      if (this.size !== asked) terminal.resize(this.size);
      const decoder = new TextDecoder();
      terminal.onData((chunk) => this.written.fire(decoder.decode(chunk, { stream: true })));
      await terminal.ended;
      if (this.isPaused()) this.closed.fire();
      else this.end('The build has ended, and its container is gone.');
    } catch (error) {
      this.end(error instanceof Error ? error.message : String(error));
    }
  }

  /** Leaves what was on screen until it has been read. */
  private end(message: string): void {
    this.isOver = true;
    this.written.fire(`\r\n${message.replace(/\r?\n/g, '\r\n')} Press any key to close this terminal.\r\n`);
  }
}
