import type * as vscode from 'vscode';
import { ConnectionMemory } from './connection-memory';

/** The projects that the user wants first, by connection. */
export class Favourites {
  private readonly names: ConnectionMemory<string[]>;
  readonly onDidChange: ConnectionMemory<string[]>['onDidChange'];

  constructor(memory: Pick<vscode.Memento, 'get' | 'update'>) {
    this.names = new ConnectionMemory(memory, 'codebuild.cloud.favourites', (saved) =>
      Array.isArray(saved) ? saved.filter((name) => typeof name === 'string') : [],
    );
    this.onDidChange = this.names.onDidChange;
  }

  of(connection: string): ReadonlySet<string> {
    return new Set(this.names.get(connection));
  }

  add(connection: string, project: string): Promise<void> {
    return this.set(connection, [...this.names.get(connection), project]);
  }

  remove(connection: string, project: string): Promise<void> {
    return this.set(
      connection,
      this.names.get(connection).filter((name) => name !== project),
    );
  }

  private set(connection: string, names: string[]): Promise<void> {
    return this.names.set(connection, names.length === 0 ? undefined : [...new Set(names)].sort());
  }
}
