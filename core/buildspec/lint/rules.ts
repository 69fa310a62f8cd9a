import { ambiguousValue } from './ambiguous-value';
import { artifactFolder } from './artifact-folder';
import { artifactsWithoutFiles } from './artifacts-without-files';
import { bashSyntax } from './bash-syntax';
import { blockHidesFailure } from './block-hides-failure';
import { brokenContinuation } from './broken-continuation';
import { cachePath } from './cache-path';
import { commandsWithSteps } from './commands-with-steps';
import { computeTypeWithFleet } from './compute-type-with-fleet';
import { dependencyCycle } from './dependency-cycle';
import { deprecatedRuntime } from './deprecated-runtime';
import { dockerWithoutPrivileged } from './docker-without-privileged';
import { duplicateIdentifier } from './duplicate-identifier';
import { duplicateKey } from './duplicate-key';
import { ecrGetLogin } from './ecr-get-login';
import { emptyCommand } from './empty-command';
import { emptyRuntimeVersions } from './empty-runtime-versions';
import { fallbackKeys } from './fallback-keys';
import { foldedCommands } from './folded-commands';
import { interactiveCommand } from './interactive-command';
import { invalidExport } from './invalid-export';
import { invalidRetry } from './invalid-retry';
import { lambdaCompute } from './lambda-compute';
import { largeBatch } from './large-batch';
import { literalPath } from './literal-path';
import { literalVariable } from './literal-variable';
import { lostArray } from './lost-array';
import { lostState } from './lost-state';
import { manyReportGroups } from './many-report-groups';
import { nodeEnvProduction } from './node-env-production';
import { onFailureOnFleet } from './on-failure-on-fleet';
import { openQuote } from './open-quote';
import { pipeHidesFailure } from './pipe-hides-failure';
import { placeholder } from './placeholder';
import { plaintextSecret } from './plaintext-secret';
import { quotedVersion } from './quoted-version';
import { repeatedBaseDirectory } from './repeated-base-directory';
import { reportFormat } from './report-format';
import { reservedVariable } from './reserved-variable';
import type { LintRule } from './rule';
import { runAsOnWindows } from './run-as-on-windows';
import { runtimeNotInImage } from './runtime-not-in-image';
import { runtimeVersion } from './runtime-version';
import { secretReference } from './secret-reference';
import { severalBatchTypes } from './several-batch-types';
import { unguardedDeploy } from './unguarded-deploy';
import { unknownDependency } from './unknown-dependency';
import { unknownRuntime } from './unknown-runtime';
import { unknownShell } from './unknown-shell';
import { unreachableCommand } from './unreachable-command';
import { unsetExport } from './unset-export';
import { untrustedCacheKey } from './untrusted-cache-key';
import { versionKey } from './version-key';
import { webhookInjection } from './webhook-injection';
import { yamlIndicator } from './yaml-indicator';

export const RULES: readonly LintRule[] = [
  ambiguousValue,
  artifactFolder,
  artifactsWithoutFiles,
  bashSyntax,
  blockHidesFailure,
  brokenContinuation,
  cachePath,
  commandsWithSteps,
  computeTypeWithFleet,
  dependencyCycle,
  deprecatedRuntime,
  dockerWithoutPrivileged,
  duplicateIdentifier,
  duplicateKey,
  ecrGetLogin,
  emptyCommand,
  emptyRuntimeVersions,
  fallbackKeys,
  foldedCommands,
  interactiveCommand,
  invalidExport,
  invalidRetry,
  lambdaCompute,
  largeBatch,
  literalPath,
  literalVariable,
  lostArray,
  lostState,
  manyReportGroups,
  nodeEnvProduction,
  onFailureOnFleet,
  openQuote,
  pipeHidesFailure,
  placeholder,
  plaintextSecret,
  quotedVersion,
  repeatedBaseDirectory,
  reportFormat,
  reservedVariable,
  runAsOnWindows,
  runtimeNotInImage,
  runtimeVersion,
  secretReference,
  severalBatchTypes,
  unguardedDeploy,
  unknownDependency,
  unknownRuntime,
  unknownShell,
  unreachableCommand,
  unsetExport,
  untrustedCacheKey,
  versionKey,
  webhookInjection,
  yamlIndicator,
];
