import { spawn } from 'node:child_process';
import * as vscode from 'vscode';

export interface ProgramOptions {
  /** Where it is; it runs without a shell. */
  program: string;
  args: readonly string[];
  cwd: string;
}

const CTRL_C = '\x03';

/** A terminal of VS Code that runs one program and takes nothing but Ctrl+C. It closes where all went well, else it waits to be read. */
export class ProgramTerminal implements vscode.Pseudoterminal {
  private readonly written = new vscode.EventEmitter<string>();
  private readonly closed = new vscode.EventEmitter<void>();
  readonly onDidWrite = this.written.event;
  readonly onDidClose = this.closed.event;
  private readonly controller = new AbortController();
  private isOver = false;

  constructor(
    private readonly options: ProgramOptions,
    /** The program has ended, well or not. */
    private readonly onEnded: (isWell: boolean) => void,
  ) {}

  open(): void {
    void this.run();
  }

  close(): void {
    this.controller.abort();
  }

  handleInput(text: string): void {
    if (this.isOver) this.closed.fire();
    else if (text.includes(CTRL_C)) this.controller.abort();
  }

  private async run(): Promise<void> {
    const { program, args, cwd } = this.options;
    const ending = await this.ended(program, args, cwd);
    const isWell = ending === 0;
    this.isOver = true;
    this.onEnded(isWell);
    if (isWell) return this.closed.fire();
    const said = typeof ending === 'number' ? `It ended with exit code ${ending}.` : ending;
    this.written.fire(`\r\n${said} Press any key to close this terminal.\r\n`);
  }

  /** The exit code, or in words why there is none. */
  private ended(program: string, args: readonly string[], cwd: string): Promise<number | string> {
    return new Promise((resolve) => {
      const child = spawn(program, args, {
        cwd,
        signal: this.controller.signal,
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      for (const stream of [child.stdout, child.stderr]) {
        stream.setEncoding('utf8').on('data', (text: string) => {
          this.written.fire(text.replace(/\r?\n/g, '\r\n'));
        });
      }
      child.on('error', (error) =>
        resolve(error.name === 'AbortError' ? 'It was cancelled.' : error.message),
      );
      child.on('close', (code) => resolve(code ?? 'It was ended.'));
    });
  }
}
