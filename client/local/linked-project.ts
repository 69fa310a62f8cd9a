import type { Project } from '@aws-sdk/client-codebuild';
import { type ComputeSize, computeSize, sizeText } from '../../core/builds/local/compute-size';
import { looksSecret } from '../../core/builds/secret-names';
import { holdsSecret } from '../../core/buildspec/lint/plaintext-secret';
import type { ProjectConnection } from '../cloud/connected-projects';

/** What a buildspec has of the project that it is linked to. It is remembered with the workspace, so no secret stands here. */
export interface LinkedProject {
  name: string;
  connection: ProjectConnection;
  image: string;
  privileged: boolean;
  environmentType?: string;
  computeType?: string;
  /** Those in plain text that do not look secret. */
  variables: { name: string; value: string }[];
  /** Names of the others: of Parameter Store and Secrets Manager, and what looks secret. */
  leftOut: string[];
}

export function linkedProject(
  { name = '', environment }: Project,
  connection: ProjectConnection,
): LinkedProject {
  const all = (environment?.environmentVariables ?? []).flatMap(({ name, value = '', type = 'PLAINTEXT' }) =>
    name === undefined ? [] : { name, value, isPlain: type === 'PLAINTEXT' && !isSecret(name, value) },
  );
  return {
    name,
    connection,
    image: environment?.image ?? '',
    privileged: environment?.privilegedMode === true,
    environmentType: environment?.type,
    computeType: environment?.computeType,
    variables: all.filter(({ isPlain }) => isPlain).map(({ name, value }) => ({ name, value })),
    leftOut: all.filter(({ isPlain }) => !isPlain).map(({ name }) => name),
  };
}

function isSecret(name: string, value: string): boolean {
  return looksSecret(name) || holdsSecret(value);
}

export function sizeOf({ environmentType, computeType }: LinkedProject): ComputeSize | undefined {
  return computeSize(environmentType, computeType);
}

/** `default, eu-west-1`. */
export function connectionText({ name, region }: ProjectConnection): string {
  return region === undefined ? name : `${name}, ${region}`;
}

/** What a project has, in a line: image, size and privileges. */
export function environmentText(project: LinkedProject): string {
  const size = sizeOf(project);
  return [project.image, size && sizeText(size), project.privileged ? 'privileged' : undefined]
    .filter((part) => part !== undefined && part !== '')
    .join(', ');
}

export function sameConnection(a: ProjectConnection, b: ProjectConnection): boolean {
  return a.name === b.name && a.region === b.region;
}
