import type { CommandTable } from '../../commands';
import { projectOf } from '../actions/targets';
import type { CloudNode } from '../nodes';
import type { CloudParts } from '../parts';

/** The commands that start a build otherwise than its project says. */
export function overridesCommands(parts: CloudParts): CommandTable<CloudNode> {
  return {
    'codebuild.cloud.runWithOverrides': async (node) => {
      const { runWithOverrides } = await import('./run');
      await runWithOverrides(parts, projectOf(parts, node));
    },
    'codebuild.cloud.runPreset': async (node) => {
      const { runPreset } = await import('./run');
      await runPreset(parts, projectOf(parts, node));
    },
    'codebuild.cloud.deletePreset': async (node) => {
      const { deletePreset } = await import('./run');
      await deletePreset(parts, projectOf(parts, node));
    },
  };
}
