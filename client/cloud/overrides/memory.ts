import type { BuildOverrides } from '../../../core/builds/remote/overrides';
import { readOverrides, recordOf } from './read-overrides';

const KEY = 'codebuild.cloud.overrides';

export interface Memory {
  get(key: string): unknown;
  update(key: string, value: unknown): Thenable<void>;
}

/** What the user overrode last for each project, in the workspace's own memory; values of secrets never get here. */
export class OverridesMemory {
  constructor(private readonly memory: Memory) {}

  get(project: string): BuildOverrides {
    return readOverrides(recordOf(this.memory.get(KEY))[project]);
  }

  async set(project: string, overrides: BuildOverrides): Promise<void> {
    await this.memory.update(KEY, { ...recordOf(this.memory.get(KEY)), [project]: overrides });
  }
}

/** Names a project in memories: two connections may have projects of the same name. */
export function projectKey(sessionId: string, name: string): string {
  return `${sessionId} ${name}`;
}
