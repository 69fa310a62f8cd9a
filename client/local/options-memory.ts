import { type RunOptions, readOptions } from './run-options';

const KEY = 'codebuild.local.options';

interface Memory {
  get(key: string): unknown;
  update(key: string, value: unknown): Thenable<void>;
}

/** What the user chose last for the runs of each buildspec; of the workspace's own memory, which no repository can write. */
export class OptionsMemory {
  constructor(private readonly memory: Memory) {}

  get(buildspec: string): RunOptions {
    return readOptions(this.all()[buildspec]);
  }

  async set(buildspec: string, options: RunOptions): Promise<void> {
    await this.memory.update(KEY, { ...this.all(), [buildspec]: options });
  }

  private all(): Record<string, unknown> {
    const saved = this.memory.get(KEY);
    return typeof saved === 'object' && saved !== null ? (saved as Record<string, unknown>) : {};
  }
}
