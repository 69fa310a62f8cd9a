import { SECRET_PATTERNS } from '../../builds/failures/secret-patterns';
import { isInlineBuildspec } from '../../builds/inline-buildspec';
import { looksSecret } from '../../builds/secret-names';
import { secretIn } from '../../buildspec/lint/plaintext-secret';
import { readBuildspec } from '../../buildspec/read';
import { credentialsInUrl, withoutCredentials } from '../check/source-url';
import type { ProjectDefinition } from './definition';

export const PLACEHOLDER = 'REPLACE_ME';

/** A definition that can be shown to anybody: a copy ends in a repository or a chat sooner than people think. */
export function withoutSecrets(definition: ProjectDefinition): {
  definition: ProjectDefinition;
  replaced: string[];
} {
  const replaced: string[] = [];
  const { environment, source, secondarySources } = definition;
  const clean: ProjectDefinition = {
    ...definition,
    environment: environment && { ...environment, environmentVariables: variables(environment, replaced) },
    source: source && withoutSecretsOf(source, 'the source', replaced),
    secondarySources: secondarySources?.map((each) =>
      withoutSecretsOf(each, `the source ${each.sourceIdentifier ?? ''}`.trim(), replaced),
    ),
  };
  return { definition: masked(clean, '', replaced), replaced };
}

type Environment = NonNullable<ProjectDefinition['environment']>;
type Source = NonNullable<ProjectDefinition['source']>;

function variables({ environmentVariables }: Environment, replaced: string[]) {
  return environmentVariables?.map((variable) => {
    const { name = '', value = '', type = 'PLAINTEXT' } = variable;
    if (type !== 'PLAINTEXT' || value === '') return variable;
    if (!looksSecret(name) && secretIn(name, value) === undefined && withPlaceholders(value) === value)
      return variable;
    replaced.push(name);
    return { ...variable, value: PLACEHOLDER };
  });
}

function withoutSecretsOf(source: Source, what: string, replaced: string[]): Source {
  const { location = '', buildspec = '' } = source;
  const clean = { ...source };
  if (credentialsInUrl(location) !== undefined) {
    clean.location = withoutCredentials(location);
    replaced.push(`the credentials in the address of ${what}`);
  }
  if (isInlineBuildspec(buildspec)) {
    clean.buildspec = buildspecWithoutSecrets(buildspec);
    if (clean.buildspec !== buildspec) replaced.push(`secrets in the buildspec of ${what}`);
  }
  return clean;
}

function buildspecWithoutSecrets(text: string): string {
  const found = readBuildspec(text).problems.filter(({ code }) => code === 'plaintext-secret');
  // from the end, so that the places before stay what they are
  const byPlace = found.map(({ range }) => range).sort((a, b) => b.start - a.start);
  return byPlace.reduce(
    (changed, { start, end }) => `${changed.slice(0, start)}${PLACEHOLDER}${changed.slice(end)}`,
    text,
  );
}

/** With all its lines. */
const PRIVATE_KEY =
  /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----[\s\S]*?(?:-----END (?:[A-Z]+ )*PRIVATE KEY-----|$)/g;
const FORMS = [
  PRIVATE_KEY,
  ...SECRET_PATTERNS.map(({ pattern: { source, flags } }) => new RegExp(source, `g${flags}`)),
];

/** Nothing by its name alone: in a buildspec a name of a secret stands before what refers to it. */
function withPlaceholders(text: string): string {
  return FORMS.reduce((changed, form) => changed.replace(form, PLACEHOLDER), text);
}

/** What shows by its form that it is a secret is none of a definition, wherever it stands. */
function masked<T>(value: T, path: string, replaced: string[]): T {
  if (typeof value === 'string') {
    const clean = withPlaceholders(value);
    if (clean !== value) replaced.push(path);
    return clean as T;
  }
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((each) => masked(each, path, replaced)) as T;
  const entries = Object.entries(value).map(([key, each]) => [
    key,
    masked(each, path === '' ? key : `${path}.${key}`, replaced),
  ]);
  return Object.fromEntries(entries) as T;
}
