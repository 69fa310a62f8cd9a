import type * as vscode from 'vscode';

/** Whose credentials the builds of a buildspec get; without a profile they get none. */
export interface AwsChoice {
  profile?: string;
  /** Undefined: that of the profile or the environment. */
  region?: string;
}

const KEY = 'codebuild.local.aws';

/** What the user chose for each buildspec: names, never credentials. Of the workspace's own memory, which no repository can write. */
export class AwsChoices {
  constructor(private readonly memory: vscode.Memento) {}

  /** Undefined where the user was never asked. */
  get(buildspec: string): AwsChoice | undefined {
    const choice: unknown = this.all()[buildspec];
    if (typeof choice !== 'object' || choice === null) return undefined;
    const { profile, region } = choice as Record<string, unknown>;
    return { ...(typeof profile === 'string' && { profile }), ...(typeof region === 'string' && { region }) };
  }

  async set(buildspec: string, choice: AwsChoice): Promise<void> {
    await this.memory.update(KEY, { ...this.all(), [buildspec]: choice });
  }

  private all(): Record<string, unknown> {
    const saved = this.memory.get<unknown>(KEY);
    return typeof saved === 'object' && saved !== null ? (saved as Record<string, unknown>) : {};
  }
}
