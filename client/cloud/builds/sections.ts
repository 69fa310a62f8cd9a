import type { Build } from '@aws-sdk/client-codebuild';
import { artifactsOf } from '../../../core/builds/remote/artifacts';
import type { NodeModel } from '../../node';
import { exportedDetails } from './environment-model';

/** What stands below a build, behind its phases. */
export type Section = 'artifacts' | 'reports' | 'exported' | 'environment';

/** What a build, or a batch, has of them. */
export type Outputs = Pick<
  Build,
  | 'artifacts'
  | 'secondaryArtifacts'
  | 'reportArns'
  | 'exportedEnvironmentVariables'
  | 'environment'
  | 'serviceRole'
  | 'timeoutInMinutes'
>;

/** Those in which there is something. */
export function sectionsOf(build: Outputs): Section[] {
  const sections: Section[] = [];
  if (artifactsOf(build).length > 0) sections.push('artifacts');
  if ((build.reportArns ?? []).length > 0) sections.push('reports');
  if (exportedDetails(build).length > 0) sections.push('exported');
  if (build.environment) sections.push('environment');
  return sections;
}

export function sectionModel(section: Section, build: Outputs): NodeModel {
  const [label, icon, description] = LOOKS[section](build);
  return {
    label,
    description,
    tooltip: `${label}: ${description}`,
    icon: { id: icon },
    contextValue: section,
    children: 'collapsed',
    accessibilityLabel: `${label}, ${description}`,
  };
}

const LOOKS: Record<Section, (build: Outputs) => [label: string, icon: string, description: string]> = {
  artifacts: (build) => ['Artifacts', 'archive', String(artifactsOf(build).length)],
  reports: ({ reportArns = [] }) => ['Reports', 'beaker', String(reportArns.length)],
  exported: (build) => ['Exported variables', 'symbol-variable', String(exportedDetails(build).length)],
  environment: ({ environment }) => ['Environment', 'server-environment', environment?.image ?? ''],
};
