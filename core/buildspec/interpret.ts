import type { Artifacts, Buildspec, Command, Phase, ReportGroup } from './buildspec';
import { PHASE_NAMES } from './buildspec';
import { entryOf, type MappingEntry, type Node, scalarsOf, valueAt } from './tree';
import { byKey, flagAt, textAt, textList, textsByKey } from './values';

/** What a valid tree says to CodeBuild. Parts of an unexpected kind are read as absent. */
export function interpret(tree: Node): Buildspec {
  const env = valueAt(tree, 'env') ?? valueAt(tree, 'environment_variables');
  const cache = valueAt(tree, 'cache');
  const artifacts = valueAt(tree, 'artifacts');
  const phases: Buildspec['phases'] = {};
  for (const name of PHASE_NAMES) {
    const entry = entryOf(valueAt(tree, 'phases'), name);
    if (entry?.value.kind === 'mapping') phases[name] = phase(entry);
  }
  return {
    version: Number(textAt(tree, 'version')) === 0.1 ? '0.1' : '0.2',
    runAs: textAt(tree, 'run-as'),
    env: {
      shell: textAt(env, 'shell'),
      variables: { ...textsByKey(valueAt(env, 'plaintext')), ...textsByKey(valueAt(env, 'variables')) },
      parameterStore: textsByKey(valueAt(env, 'parameter-store')),
      secretsManager: textsByKey(valueAt(env, 'secrets-manager')),
      exportedVariables: textList(valueAt(env, 'exported-variables')),
      gitCredentialHelper: flagAt(env, 'git-credential-helper'),
    },
    phases,
    reports: byKey(valueAt(tree, 'reports'), report),
    artifacts: artifacts?.kind === 'mapping' ? artifactsOf(artifacts) : undefined,
    secondaryArtifacts: byKey(valueAt(artifacts, 'secondary-artifacts'), artifactsOf),
    cache:
      cache?.kind === 'mapping'
        ? {
            paths: textList(valueAt(cache, 'paths')),
            key: textAt(cache, 'key'),
            fallbackKeys: textList(valueAt(cache, 'fallback-keys')),
            action: textAt(cache, 'action'),
          }
        : undefined,
    hasBatch: valueAt(tree, 'batch')?.kind === 'mapping',
  };
}

function phase({ key, value }: MappingEntry): Phase {
  return {
    range: key.range,
    runAs: textAt(value, 'run-as'),
    onFailure: textAt(value, 'on-failure'),
    runtimeVersions: textsByKey(valueAt(value, 'runtime-versions')),
    commands: commands(valueAt(value, 'commands')),
    finally: commands(valueAt(value, 'finally')),
    hasSteps: valueAt(value, 'steps')?.kind === 'sequence',
  };
}

function commands(node: Node | undefined): Command[] {
  return scalarsOf(node).map(({ value: text, range }) => ({ text, range }));
}

function artifactsOf(node: Node): Artifacts {
  return {
    files: textList(valueAt(node, 'files')),
    name: textAt(node, 'name'),
    discardPaths: flagAt(node, 'discard-paths'),
    baseDirectory: textAt(node, 'base-directory'),
    excludePaths: textList(valueAt(node, 'exclude-paths')),
    enableSymlinks: flagAt(node, 'enable-symlinks'),
    s3Prefix: textAt(node, 's3-prefix'),
  };
}

function report(node: Node): ReportGroup {
  return {
    files: textList(valueAt(node, 'files')),
    fileFormat: (textAt(node, 'file-format') ?? 'JUNITXML').toUpperCase(),
    baseDirectory: textAt(node, 'base-directory'),
    discardPaths: flagAt(node, 'discard-paths'),
  };
}
