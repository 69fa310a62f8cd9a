import type * as vscode from 'vscode';
import { ConnectionMemory } from './connection-memory';
import type { Grouping } from './groups';

/** How the user wants the projects of each connection put together. */
export class Groupings {
  private readonly groupings: ConnectionMemory<Grouping>;
  readonly onDidChange: ConnectionMemory<Grouping>['onDidChange'];

  constructor(memory: Pick<vscode.Memento, 'get' | 'update'>) {
    this.groupings = new ConnectionMemory(memory, 'codebuild.cloud.groupings', groupingOf);
    this.onDidChange = this.groupings.onDidChange;
  }

  of(connection: string): Grouping {
    return this.groupings.get(connection);
  }

  set(connection: string, grouping: Grouping): Promise<void> {
    return this.groupings.set(connection, grouping.by === 'none' ? undefined : grouping);
  }
}

function groupingOf(saved: unknown): Grouping {
  const { by, key } = (typeof saved === 'object' && saved !== null ? saved : {}) as Record<string, unknown>;
  if (by === 'prefix') return { by };
  return by === 'tag' && typeof key === 'string' ? { by, key } : { by: 'none' };
}
