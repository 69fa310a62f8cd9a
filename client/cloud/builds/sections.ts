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
  return sectionRow(section, LOOKS[section](build));
}

/** A row with rows of one kind below it. */
export function sectionRow(section: Section, [label, icon, description]: Looks): NodeModel {
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

export type Looks = [label: string, icon: string, description: string];

const LOOKS: Record<Section, (build: Outputs) => Looks> = {
  artifacts: (build) => ['Artifacts', 'archive', String(artifactsOf(build).length)],
  reports: ({ reportArns = [] }) => reportsLooks(reportArns.length),
  exported: (build) => ['Exported variables', 'symbol-variable', String(exportedDetails(build).length)],
  environment: ({ environment }) => ['Environment', 'server-environment', environment?.image ?? ''],
};

export function reportsLooks(count: number): Looks {
  return ['Reports', 'beaker', String(count)];
}
