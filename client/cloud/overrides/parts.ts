import type { Project } from '@aws-sdk/client-codebuild';
import type * as vscode from 'vscode';
import type { BuildOverrides } from '../../../core/builds/remote/overrides';
import type { CloudSession } from '../connections/session';
import type { CuratedImages } from './curated-images';
import type { OverridesMemory } from './memory';
import type { Presets } from './presets';

/** What the form works with beside the session. */
export interface OverridesParts {
  memory: OverridesMemory;
  presets: Presets;
  images: CuratedImages;
  buildspecs: { all(): Promise<vscode.Uri[]> };
}

/** A form that is being filled in. */
export interface Form {
  session: CloudSession;
  /** As CodeBuild has it now. */
  project: Project;
  overrides: BuildOverrides;
  /** Values of secrets by name; they are here and in the secret storage alone. */
  secrets: ReadonlyMap<string, string>;
}

export function titleOf({ project }: Form): string {
  return `Run ${project.name} with Overrides`;
}
