import type { Input } from '../input';
import type { ProjectSource, ProjectSourceVersion } from '../model';
import { invalidInput } from '../service-error';

export const SOURCE_TYPES = [
  'BITBUCKET',
  'CODECOMMIT',
  'CODEPIPELINE',
  'GITHUB',
  'GITHUB_ENTERPRISE',
  'GITLAB',
  'GITLAB_SELF_MANAGED',
  'NO_SOURCE',
  'S3',
] as const;

export function readSource(source: Input): ProjectSource {
  const type = source.requiredOneOf('type', SOURCE_TYPES);
  const location = source.string('location');
  const buildspec = source.string('buildspec');
  const identifier = source.string('sourceIdentifier');
  if (type === 'NO_SOURCE' && !buildspec && identifier === undefined) {
    throw invalidInput('Invalid project source: a project of type NO_SOURCE needs a buildspec.');
  }
  if (type !== 'NO_SOURCE' && type !== 'CODEPIPELINE' && !location) {
    throw invalidInput(`Invalid project source: location is required for type ${type}.`);
  }
  return {
    type,
    location,
    buildspec,
    gitCloneDepth: source.integer('gitCloneDepth', { min: 0 }),
    gitSubmodulesConfig: readSubmodules(source.object('gitSubmodulesConfig')),
    auth: readAuth(source.object('auth')),
    reportBuildStatus: source.boolean('reportBuildStatus'),
    buildStatusConfig: readStatusConfig(source.object('buildStatusConfig')),
    insecureSsl: source.boolean('insecureSsl'),
    sourceIdentifier: identifier,
  };
}

export function readSecondarySources(input: Input, name: string): ProjectSource[] | undefined {
  return input.objects(name)?.map((source) => {
    source.requiredString('sourceIdentifier');
    return readSource(source);
  });
}

export function readSourceVersions(input: Input, name: string): ProjectSourceVersion[] | undefined {
  return input.objects(name)?.map((version) => ({
    sourceIdentifier: version.requiredString('sourceIdentifier'),
    sourceVersion: version.requiredString('sourceVersion'),
  }));
}

export function readSubmodules(config: Input | undefined): ProjectSource['gitSubmodulesConfig'] {
  return config && { fetchSubmodules: config.boolean('fetchSubmodules') ?? false };
}

export function readAuth(auth: Input | undefined): ProjectSource['auth'] {
  return (
    auth && {
      type: auth.requiredOneOf('type', ['CODECONNECTIONS', 'OAUTH', 'SECRETS_MANAGER']),
      resource: auth.string('resource'),
    }
  );
}

export function readStatusConfig(config: Input | undefined): ProjectSource['buildStatusConfig'] {
  return config && { context: config.string('context'), targetUrl: config.string('targetUrl') };
}
