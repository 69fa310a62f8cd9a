import type { CommandTable } from '../../commands';
import { buildOf } from '../actions/targets';
import type { CloudNode } from '../nodes';
import type { CloudParts } from '../parts';

/** The commands of a build that waits at a breakpoint. */
export function debugCommands(parts: CloudParts): CommandTable<CloudNode> {
  return {
    'codebuild.cloud.openDebugSession': async (node) => {
      const target = buildOf(parts, node);
      if (target) await parts.debugSessions.open(target);
    },
    'codebuild.cloud.resumeBuild': async (node) => {
      const target = buildOf(parts, node);
      if (target) await parts.debugSessions.resume(target);
    },
  };
}
