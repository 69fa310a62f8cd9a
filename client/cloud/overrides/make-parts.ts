import { randomUUID } from 'node:crypto';
import type * as vscode from 'vscode';
import { CuratedImages } from './curated-images';
import { OverridesMemory } from './memory';
import type { OverridesParts } from './parts';
import { Presets } from './presets';

/** What is remembered lies with the workspace, secrets in VS Code's secret storage. */
export function overridesParts(
  { workspaceState, secrets }: Pick<vscode.ExtensionContext, 'workspaceState' | 'secrets'>,
  buildspecs: OverridesParts['buildspecs'],
): OverridesParts {
  return {
    memory: new OverridesMemory(workspaceState),
    presets: new Presets(workspaceState, secrets, randomUUID),
    images: new CuratedImages(async (session) => {
      const { answer } = await import('../aws');
      const { listCuratedImages } = await import('../../../core/builds/remote/curated-images');
      return answer('codebuild:ListCuratedEnvironmentImages', async () =>
        listCuratedImages(await session.connection()),
      );
    }),
    buildspecs,
  };
}
