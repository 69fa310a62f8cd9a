import type * as vscode from 'vscode';

const PREFIX = 'codebuild.local.secret';

/** Values of secrets that the user wants kept, in VS Code's secret storage; of the names alone a list in the workspace's memory. */
export class KeptSecrets {
  constructor(
    private readonly storage: Pick<vscode.SecretStorage, 'get' | 'store' | 'delete'>,
    private readonly memory: Pick<vscode.Memento, 'get' | 'update'>,
  ) {}

  async get(buildspec: string, name: string): Promise<string | undefined> {
    return this.names(buildspec).includes(name) ? this.storage.get(keyOf(buildspec, name)) : undefined;
  }

  async keep(buildspec: string, values: ReadonlyMap<string, string>): Promise<void> {
    for (const [name, value] of values) await this.storage.store(keyOf(buildspec, name), value);
    const names = new Set([...this.names(buildspec), ...values.keys()]);
    await this.memory.update(keyOf(buildspec), [...names]);
  }

  /** The names whose values are gone then. */
  async forget(buildspec: string): Promise<string[]> {
    const names = this.names(buildspec);
    for (const name of names) await this.storage.delete(keyOf(buildspec, name));
    await this.memory.update(keyOf(buildspec), undefined);
    return names;
  }

  private names(buildspec: string): string[] {
    const names = this.memory.get<unknown>(keyOf(buildspec));
    return Array.isArray(names) ? names.filter((name): name is string => typeof name === 'string') : [];
  }
}

function keyOf(buildspec: string, name?: string): string {
  return name === undefined ? `${PREFIX}:${buildspec}` : `${PREFIX}:${buildspec}:${name}`;
}
