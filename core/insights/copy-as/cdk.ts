import { projectProperties } from './cloudformation';
import type { CopiedProject } from './definition';
import { comment, notesOf } from './notes';
import { isObject, type Plain, renamed } from './plain';

/** A stack with the project as its one construct: of level 1, which alone has all properties. */
export function cdk(project: CopiedProject): string {
  const { properties, left } = projectProperties(project);
  const props = literal(
    renamed(properties, (key) => `${key.charAt(0).toLowerCase()}${key.slice(1)}`),
    '    ',
  );
  return `${comment('//', notesOf(project, left, 'CloudFormation'))}import { Stack, type StackProps, aws_codebuild as codebuild } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

export class ProjectStack extends Stack {
  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);
    new codebuild.CfnProject(this, 'Project', ${props});
  }
}
`;
}

function literal(value: Plain, indent: string): string {
  if (typeof value === 'string') return text(value, indent);
  if (typeof value !== 'object') return String(value);
  const deeper = `${indent}  `;
  if (isObject(value)) {
    const members = Object.entries(value).map(
      ([key, each]) => `${deeper}${key}: ${literal(each, deeper)},\n`,
    );
    return `{\n${members.join('')}${indent}}`;
  }
  const items = value.map((each) => `${deeper}${literal(each, deeper)},\n`);
  return `[\n${items.join('')}${indent}]`;
}

/** Text of several lines is one line each. */
function text(value: string, indent: string): string {
  const lines = value.split('\n');
  if (lines.length < 3) return quoted(value);
  return `[\n${lines.map((line) => `${indent}  ${quoted(line)},\n`).join('')}${indent}].join('\\n')`;
}

function quoted(value: string): string {
  const escaped = JSON.stringify(value).slice(1, -1).replace(/\\"/g, '"').replaceAll("'", "\\'");
  return `'${escaped.replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')}'`;
}
