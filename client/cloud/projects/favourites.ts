import type * as vscode from 'vscode';
import { Emitter } from '../../emitter';

const KEY = 'codebuild.cloud.favourites';

/** The projects that the user wants first, by connection. In VS Code's own memory, for all windows. */
export class Favourites {
  private readonly changed = new Emitter<string>();
  /** Those of that connection are others now. */
  readonly onDidChange = this.changed.event;

  constructor(private readonly memory: Pick<vscode.Memento, 'get' | 'update'>) {}

  of(connection: string): ReadonlySet<string> {
    const names: unknown = this.all()[connection];
    return new Set(Array.isArray(names) ? names.filter((name) => typeof name === 'string') : []);
  }

  add(connection: string, project: string): Promise<void> {
    return this.set(connection, [...this.of(connection), project]);
  }

  remove(connection: string, project: string): Promise<void> {
    return this.set(
      connection,
      [...this.of(connection)].filter((name) => name !== project),
    );
  }

  private async set(connection: string, names: string[]): Promise<void> {
    const { [connection]: _, ...others } = this.all();
    const own = names.length === 0 ? {} : { [connection]: [...new Set(names)].sort() };
    await this.memory.update(KEY, { ...others, ...own });
    this.changed.fire(connection);
  }

  private all(): Record<string, unknown> {
    const saved = this.memory.get<unknown>(KEY);
    return typeof saved === 'object' && saved !== null ? (saved as Record<string, unknown>) : {};
  }
}
