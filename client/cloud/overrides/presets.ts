import type { BuildOverrides } from '../../../core/builds/remote/overrides';
import type { Memory } from './memory';
import { readOverrides, recordOf } from './read-overrides';

const KEY = 'codebuild.cloud.presets';

/** Overrides of a project under a name. */
export interface Preset {
  /** Of its own, so that the secrets of another workspace's preset are never taken for its. */
  id: string;
  name: string;
  /** Whose connection the project is seen by. */
  sessionId: string;
  project: string;
  overrides: BuildOverrides;
}

export interface SecretMemory {
  get(key: string): Thenable<string | undefined>;
  store(key: string, value: string): Thenable<void>;
  delete(key: string): Thenable<void>;
}

/** Named overrides, remembered with the workspace; values of their secrets lie in VS Code's secret storage, and nowhere else. */
export class Presets {
  constructor(
    private readonly memory: Memory,
    private readonly secrets: SecretMemory,
    private readonly newId: () => string,
  ) {}

  /** By name. */
  get all(): Preset[] {
    const saved = this.memory.get(KEY);
    return (Array.isArray(saved) ? saved.flatMap(readPreset) : []).sort((a, b) =>
      a.name.localeCompare(b.name),
    );
  }

  /** The preset of that name, which is one for the whole workspace. */
  named(name: string): Preset | undefined {
    return this.all.find((preset) => preset.name === name);
  }

  /** Keeps a preset in place of one with its name. A secret whose value is not given is asked for at each start. */
  async save(preset: Omit<Preset, 'id'>, secrets: ReadonlyMap<string, string>): Promise<void> {
    const before = this.named(preset.name);
    if (before) await this.remove(before);
    const id = this.newId();
    for (const name of secretNames(preset.overrides)) {
      const value = secrets.get(name);
      if (value !== undefined) await this.secrets.store(secretKey(id, name), value);
    }
    await this.memory.update(KEY, [...this.all, { id, ...preset }]);
  }

  /** Forgets a preset with its secrets. */
  async remove({ id, overrides }: Preset): Promise<void> {
    await this.memory.update(
      KEY,
      this.all.filter((preset) => preset.id !== id),
    );
    for (const name of secretNames(overrides)) await this.secrets.delete(secretKey(id, name));
  }

  /** The values that are kept for a preset, by the names of its variables. */
  async secretsOf({ id, overrides }: Preset): Promise<Map<string, string>> {
    const kept = new Map<string, string>();
    for (const name of secretNames(overrides)) {
      const value = await this.secrets.get(secretKey(id, name));
      if (value !== undefined) kept.set(name, value);
    }
    return kept;
  }
}

/** The variables whose values stand elsewhere. */
export function secretNames({ variables = [] }: BuildOverrides): string[] {
  return variables.filter(({ value }) => value === undefined).map(({ name }) => name);
}

function secretKey(id: string, name: string): string {
  return `codebuild.cloud.preset:${id}:${name}`;
}

function readPreset(saved: unknown): Preset[] {
  const { id, name, sessionId, project, overrides } = recordOf(saved);
  if (typeof id !== 'string' || typeof name !== 'string') return [];
  if (typeof sessionId !== 'string' || typeof project !== 'string') return [];
  return [{ id, name, sessionId, project, overrides: readOverrides(overrides) }];
}
