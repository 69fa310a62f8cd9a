import type { CopiedProject } from './definition';
import { comment, notesOf } from './notes';

/** Commands for a shell of POSIX that make the project: with its webhook, and public where it is. */
export function awsCli(project: CopiedProject): string {
  const { arn } = project;
  const { webhook, visibility, ...definition } = project.definition;
  const region = arn?.split(':')[3];
  const command = (name: string, input: object) =>
    `aws codebuild ${name}${region ? ` --region ${quoted(region)}` : ''} --cli-input-json ${quoted(JSON.stringify(input, undefined, 2))}\n`;
  return [
    comment('#', notesOf(project, [], 'the AWS CLI')),
    command('create-project', definition),
    ...(webhook ? [command('create-webhook', { projectName: definition.name, ...webhook })] : []),
    ...(visibility ? [command('update-project-visibility', { projectArn: arn, ...visibility })] : []),
  ]
    .join('\n')
    .trimStart();
}

function quoted(text: string): string {
  return /^[\w.:/-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
