import { isFolder, type RemoteArtifact } from './artifacts';

// the emulator's account: no console shows what runs there
const NO_ACCOUNT = '000000000000';

const CONSOLE_HOSTS: Record<string, string> = {
  aws: 'console.aws.amazon.com',
  'aws-cn': 'console.amazonaws.cn',
  'aws-us-gov': 'console.amazonaws-us-gov.com',
};

interface CodeBuildArn {
  console: string;
  account: string;
  region: string;
  kind: string;
  name: string;
}

/** The console's page of a project, by its ARN; undefined where no console has it. */
export function projectConsoleUrl(projectArn: string): string | undefined {
  const arn = parseArn(projectArn);
  if (arn?.kind !== 'project') return undefined;
  return `${projectPage(arn, arn.name)}/history?region=${arn.region}`;
}

/** The console's page of a build, by its ARN (`…:build/<project>:<uuid>`); undefined where no console has it. */
export function buildConsoleUrl(buildArn: string): string | undefined {
  const arn = parseArn(buildArn);
  const project = arn?.name.split(':', 1)[0];
  if (arn?.kind !== 'build' || !project) return undefined;
  return `${projectPage(arn, project)}/build/${encodeURIComponent(arn.name)}/?region=${arn.region}`;
}

/** The console's page of a batch, by its ARN (`…:build-batch/<project>:<uuid>`); undefined where no console has it. */
export function batchConsoleUrl(batchArn: string): string | undefined {
  const arn = parseArn(batchArn);
  const project = arn?.name.split(':', 1)[0];
  if (arn?.kind !== 'build-batch' || !project) return undefined;
  return `${projectPage(arn, project)}/batch/${encodeURIComponent(arn.name)}?region=${arn.region}`;
}

/** The console's page of a report, by its ARN (`…:report/<group>:<uuid>`); undefined where no console has it. */
export function reportConsoleUrl(reportArn: string): string | undefined {
  const arn = parseArn(reportArn);
  const group = arn?.name.split(':', 1)[0];
  if (arn?.kind !== 'report' || !group) return undefined;
  const report = `${encodeURIComponent(group)}/${encodeURIComponent(arn.name)}`;
  return `https://${arn.console}/codesuite/codebuild/${arn.account}/testReports/reports/${report}?region=${arn.region}`;
}

/** The console's page of what a build left in S3, by the build's ARN; undefined where no console has it. */
export function artifactConsoleUrl(buildArn: string, artifact: RemoteArtifact): string | undefined {
  const arn = parseArn(buildArn);
  if (!arn) return undefined;
  const { bucket, key } = artifact;
  const folder = isFolder(artifact);
  const prefix = folder && key !== '' && !key.endsWith('/') ? `${key}/` : key;
  const page = `https://${arn.console}/s3/${folder ? 'buckets' : 'object'}/${bucket}`;
  return `${page}?region=${arn.region}&prefix=${encodeURIComponent(prefix)}`;
}

function projectPage({ console, account }: CodeBuildArn, project: string): string {
  return `https://${console}/codesuite/codebuild/${account}/projects/${encodeURIComponent(project)}`;
}

function parseArn(text: string): CodeBuildArn | undefined {
  const match =
    /^arn:([a-z-]+):codebuild:([a-z0-9-]+):(\d{12}):(project|build|build-batch|report)\/(.+)$/.exec(text);
  if (!match) return undefined;
  const [, partition = '', region = '', account = '', kind = '', name = ''] = match;
  const host = CONSOLE_HOSTS[partition];
  if (!host || account === NO_ACCOUNT) return undefined;
  // the Chinese and GovCloud consoles have one host, the others one for each region
  const console = partition === 'aws' ? `${region}.${host}` : host;
  return { console, account, region, kind, name };
}
