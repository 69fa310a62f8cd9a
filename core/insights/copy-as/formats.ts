import type { Project } from '@aws-sdk/client-codebuild';
import { awsCli } from './aws-cli';
import { cdk } from './cdk';
import { cloudFormation } from './cloudformation';
import { type CopiedProject, copiedProject } from './definition';
import { terraform } from './terraform';

export type CopyFormat = 'cloudformation' | 'terraform' | 'cdk' | 'aws-cli';

/** What a project can be copied as. */
export const COPY_FORMATS: readonly { format: CopyFormat; label: string; detail: string }[] = [
  { format: 'cloudformation', label: 'CloudFormation', detail: 'A template in YAML' },
  { format: 'terraform', label: 'Terraform', detail: 'Resources of the provider hashicorp/aws, in HCL' },
  { format: 'cdk', label: 'CDK', detail: 'A stack in TypeScript' },
  { format: 'aws-cli', label: 'AWS CLI', detail: 'Commands for a shell' },
];

const GENERATORS: Readonly<Record<CopyFormat, (project: CopiedProject) => string>> = {
  cloudformation: cloudFormation,
  terraform,
  cdk,
  'aws-cli': awsCli,
};

/** A project as text that such a tool takes, without its secrets; `replaced` names those. */
export function copyProjectAs(project: Project, format: CopyFormat): { text: string; replaced: string[] } {
  const copied = copiedProject(project);
  return { text: GENERATORS[format](copied), replaced: copied.replaced };
}
