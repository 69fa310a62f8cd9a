import type { CopiedProject, ProjectDefinition } from './definition';
import { type HclItem, hcl } from './hcl';
import { comment, notesOf } from './notes';
import { isObject, leaveOut, type Plain, type PlainObject, plainOf } from './plain';

/** What the API has and `aws_codebuild_project` and `aws_codebuild_webhook` have not (hashicorp/terraform-provider-aws, internal/service/codebuild). */
const WITHOUT = new Set([
  'environment.computeConfiguration',
  'environment.hostKernel',
  'buildBatchConfig.batchReportMode',
  'buildBatchConfig.restrictions.fleetsAllowed',
]);

/** Where it is not the API's name in lower case with lines between. */
const NAMES: Readonly<Record<string, string>> = {
  timeoutInMinutes: 'build_timeout',
  queuedTimeoutInMinutes: 'queued_timeout',
  environmentVariables: 'environment_variable',
  secondarySourceVersions: 'secondary_source_version',
  cloudWatchLogs: 'cloudwatch_logs',
};

/** The project as a resource, and its webhook as another one. */
export function terraform(project: CopiedProject): string {
  const left: string[] = [];
  const definition = plainOf(withUsableAuth(project.definition));
  const { webhook, visibility, tags, ...rest } = leaveOut(definition, WITHOUT, left) as PlainObject;
  const settings = { ...rest, ...(visibility as PlainObject | undefined) };
  const resources: HclItem[] = [
    {
      block: 'resource',
      labels: ['aws_codebuild_project', 'project'],
      items: attributesFirst([...itemsOf(settings), ...tagsItem(tags)]),
    },
    ...(webhook === undefined ? [] : [webhookResource(webhook as PlainObject)]),
  ];
  return `${comment('#', notesOf(project, left, 'Terraform'))}${hcl(resources)}`;
}

/** The provider wants an ARN in it; without one CodeBuild takes the account's credentials anyway. */
function withUsableAuth(definition: ProjectDefinition): ProjectDefinition {
  const usable = <S extends { auth?: { resource?: string } }>(source: S): S => {
    const { auth, ...rest } = source;
    return auth?.resource ? source : (rest as S);
  };
  const { source, secondarySources } = definition;
  return {
    ...definition,
    ...(source && { source: usable(source) }),
    ...(secondarySources && { secondarySources: secondarySources.map(usable) }),
  };
}

function webhookResource({ filterGroups = [], ...rest }: PlainObject): HclItem {
  const groups = (filterGroups as Plain[]).map((filters) => ({
    block: 'filter_group',
    items: itemsOf({ filter: filters }),
  }));
  return {
    block: 'resource',
    labels: ['aws_codebuild_webhook', 'project'],
    items: [
      { attribute: 'project_name', value: { reference: 'aws_codebuild_project.project.name' } },
      ...attributesFirst([...itemsOf(rest), ...groups]),
    ],
  };
}

function tagsItem(tags: Plain | undefined): HclItem[] {
  if (!Array.isArray(tags)) return [];
  const pairs = tags.map(({ key, value }: PlainObject) => [String(key ?? ''), String(value ?? '')] as const);
  return [{ attribute: 'tags', value: { pairs } }];
}

/** Objects are blocks, lists of objects as many blocks. */
function itemsOf(value: PlainObject): HclItem[] {
  const items = Object.entries(value).flatMap(([key, each]): HclItem[] => {
    const name = NAMES[key] ?? snake(key);
    if (Array.isArray(each)) {
      return each.every((one) => typeof one === 'string')
        ? [{ attribute: name, value: each as string[] }]
        : each.flatMap((one) => (isObject(one) ? [{ block: name, items: itemsOf(one) }] : []));
    }
    if (isObject(each)) return [{ block: name, items: itemsOf(each) }];
    return [{ attribute: name, value: each as string | number | boolean }];
  });
  return attributesFirst(items);
}

function attributesFirst(items: readonly HclItem[]): HclItem[] {
  return [...items.filter((item) => 'attribute' in item), ...items.filter((item) => 'block' in item)];
}

function snake(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
