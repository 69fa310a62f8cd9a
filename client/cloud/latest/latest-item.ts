import type { Build } from '@aws-sdk/client-codebuild';
import { buildStatusLabel } from '../../../core/builds/remote/status';
import type { PhaseState } from '../../../core/builds/state';
import { join } from '../../status';
import { type BuildModelOptions, buildModel, hasFailed } from '../builds/build-model';

export interface LatestItem {
  text: string;
  tooltip: string;
  accessibilityLabel: string;
  /** What a click does. */
  command: string;
}

/** The latest build of the workspace's project as the status bar shows it. `reason`: why the project belongs to the workspace. */
export function latestItem(
  build: Build,
  phases: PhaseState[],
  { reason, connection, ...options }: BuildModelOptions & { reason: string; connection: string },
): LatestItem {
  const { icon, tooltip, accessibilityLabel } = buildModel(build, phases, options);
  const { projectName = '', buildNumber } = build;
  const number = buildNumber === undefined ? undefined : `#${buildNumber}`;
  const title = join([projectName, number, buildStatusLabel(build)], ' ');
  const failed = hasFailed(build);
  return {
    // what looks like an icon in a name is none
    text: `$(${icon?.id ?? 'tools'}) ${title.replaceAll('$(', '$ (')}`,
    tooltip: join(
      [
        tooltip,
        `${projectName} ${reason} (connection ${connection}).`,
        failed ? 'Click to see why it failed.' : 'Click to open the log.',
      ],
      '\n',
    ),
    accessibilityLabel: `CodeBuild: latest build of ${projectName}: ${accessibilityLabel}. ${failed ? 'Explains its failure' : 'Opens its log'}`,
    command: failed ? 'codebuild.cloud.explainLatestFailure' : 'codebuild.cloud.openLatestLog',
  };
}
