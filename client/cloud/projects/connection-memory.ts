import type * as vscode from 'vscode';
import { Emitter } from '../../emitter';

/** One thing that is remembered of each connection, in VS Code's own memory, for all windows. */
export class ConnectionMemory<T> {
  private readonly changed = new Emitter<string>();
  /** What is remembered of that connection is another thing now. */
  readonly onDidChange = this.changed.event;

  constructor(
    private readonly memory: Pick<vscode.Memento, 'get' | 'update'>,
    private readonly key: string,
    /** Makes the best of what was saved, which may be anything. */
    private readonly read: (saved: unknown) => T,
  ) {}

  get(connection: string): T {
    return this.read(this.all()[connection]);
  }

  /** Undefined forgets it. */
  async set(connection: string, value: unknown): Promise<void> {
    const { [connection]: _, ...others } = this.all();
    await this.memory.update(this.key, value === undefined ? others : { ...others, [connection]: value });
    this.changed.fire(connection);
  }

  private all(): Record<string, unknown> {
    const saved = this.memory.get<unknown>(this.key);
    return typeof saved === 'object' && saved !== null ? (saved as Record<string, unknown>) : {};
  }
}
