import type { CommandTable } from '../../commands';
import { batchOf, buildOf } from '../actions/targets';
import type { CloudNode } from '../nodes';
import type { CloudParts } from '../parts';

/** The commands that tell why builds failed; loaded when somebody asks. */
export function failureCommands(parts: CloudParts): CommandTable<CloudNode> {
  const explaining = () => import('./explain');
  return {
    'codebuild.cloud.explainFailure': async (node) => {
      const batch = batchOf(parts, node);
      const build = buildOf(parts, node);
      if (batch) await (await explaining()).explainBatch(parts, batch);
      else if (build) await (await explaining()).explainFailure(parts, build);
    },
    'codebuild.cloud.explainLatestFailure': async () => {
      const { current } = parts.latest;
      if (current) await (await explaining()).explainFailure(parts, current);
    },
  };
}
