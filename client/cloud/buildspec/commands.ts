import type { CommandTable } from '../../commands';
import { buildOf } from '../actions/targets';
import type { CloudNode } from '../nodes';
import type { CloudParts } from '../parts';

/** The commands that take up the buildspec of a build. */
export function buildspecCommands(parts: CloudParts): CommandTable<CloudNode> {
  return {
    'codebuild.cloud.showBuildspec': async (node) => {
      const target = buildOf(parts, node);
      if (target) await (await import('./show')).showBuildspec(parts, target);
    },
    'codebuild.cloud.runBuildspecLocally': async (node) => {
      const target = buildOf(parts, node);
      if (target) await (await import('./run-locally')).runLocally(parts, target);
    },
  };
}
