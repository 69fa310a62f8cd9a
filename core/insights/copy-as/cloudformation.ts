import type { CopiedProject, ProjectDefinition } from './definition';
import { comment, notesOf } from './notes';
import { leaveOut, type PlainObject, plainOf, renamed } from './plain';
import { yaml } from './yaml';

/** What the API has and `AWS::CodeBuild::Project` has not (CloudFormation's template reference). */
const WITHOUT = new Set([
  'artifacts.bucketOwnerAccess',
  'secondaryArtifacts.bucketOwnerAccess',
  'logsConfig.s3Logs.bucketOwnerAccess',
  'environment.computeConfiguration',
  'buildBatchConfig.restrictions.fleetsAllowed',
  'webhook.branchFilter',
  'webhook.manualCreation',
]);

/** A template with the project as its one resource. */
export function cloudFormation(project: CopiedProject): string {
  const { properties, left } = projectProperties(project);
  const template = {
    AWSTemplateFormatVersion: '2010-09-09',
    Resources: { Project: { Type: 'AWS::CodeBuild::Project', Properties: properties } },
  };
  return `${comment('#', notesOf(project, left, 'CloudFormation'))}${yaml(template)}`;
}

/** The properties of `AWS::CodeBuild::Project`, and what it has none for. */
export function projectProperties({ definition }: CopiedProject): {
  properties: PlainObject;
  left: string[];
} {
  const left: string[] = [];
  const without = hasWebhooks(definition) ? WITHOUT : new Set([...WITHOUT, 'webhook']);
  const { webhook, visibility, ...rest } = leaveOut(plainOf(definition), without, left) as PlainObject;
  const properties = {
    ...rest,
    ...(webhook !== undefined && { triggers: { webhook: true, ...(webhook as PlainObject) } }),
    ...(visibility !== undefined && visibilityProperties(visibility as PlainObject)),
  };
  return { properties: renamed(properties, pascal) as PlainObject, left };
}

/** Not for this kind of source (CloudFormation's template reference, ProjectTriggers). */
function hasWebhooks({ source }: ProjectDefinition): boolean {
  return source?.type !== 'GITHUB_ENTERPRISE';
}

function visibilityProperties({ projectVisibility = '', ...rest }: PlainObject): PlainObject {
  return { visibility: projectVisibility, ...rest };
}

function pascal(key: string): string {
  return key === 'buildspec' ? 'BuildSpec' : `${key.charAt(0).toUpperCase()}${key.slice(1)}`;
}
