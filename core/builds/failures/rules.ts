import type { FailureRule } from './rule';
import { accessDenied } from './rules/access-denied';
import { agentWithoutReports } from './rules/agent-without-reports';
import { argumentListTooLong } from './rules/argument-list-too-long';
import { artifactBaseDirectory } from './rules/artifact-base-directory';
import { artifactMissing } from './rules/artifact-missing';
import { artifactTooLarge } from './rules/artifact-too-large';
import { awsCredentialsExpired } from './rules/aws-credentials-expired';
import { awsCredentialsMissing } from './rules/aws-credentials-missing';
import { awsRequestRefused } from './rules/aws-request-refused';
import { awsThrottling } from './rules/aws-throttling';
import { bashInSh } from './rules/bash-in-sh';
import { brokenPipe } from './rules/broken-pipe';
import { buildTimedOut } from './rules/build-timed-out';
import { buildspecMissing } from './rules/buildspec-missing';
import { buildspecRefused } from './rules/buildspec-refused';
import { carriageReturn } from './rules/carriage-return';
import { cdkNotBootstrapped } from './rules/cdk-not-bootstrapped';
import { certificate } from './rules/certificate';
import { commandNotFound } from './rules/command-not-found';
import { commandNotText } from './rules/command-not-text';
import { compileError } from './rules/compile-error';
import { concurrentBuilds } from './rules/concurrent-builds';
import { connectionRefused } from './rules/connection-refused';
import { containerDead } from './rules/container-dead';
import { crashed } from './rules/crashed';
import { diskFull } from './rules/disk-full';
import { dockerNotRunning } from './rules/docker-not-running';
import { dockerfileStep } from './rules/dockerfile-step';
import { ecrGetLogin } from './rules/ecr-get-login';
import { ecrRepositoryMissing } from './rules/ecr-repository-missing';
import { fileWatchers } from './rules/file-watchers';
import { gitAccess } from './rules/git-access';
import { gitHistoryMissing } from './rules/git-history-missing';
import { gitOwnership } from './rules/git-ownership';
import { imagePull } from './rules/image-pull';
import { killed } from './rules/killed';
import { kmsAccessDenied } from './rules/kms-access-denied';
import { kubernetesAccess } from './rules/kubernetes-access';
import { libraryTooOld } from './rules/library-too-old';
import { lintFailed } from './rules/lint-failed';
import { lockFileOutdated } from './rules/lock-file-outdated';
import { logsAccessDenied } from './rules/logs-access-denied';
import { missingFile } from './rules/missing-file';
import { missingScript } from './rules/missing-script';
import { moduleMissing } from './rules/module-missing';
import { networkUnreachable } from './rules/network-unreachable';
import { noTerminal } from './rules/no-terminal';
import { notExecutable } from './rules/not-executable';
import { notInImage } from './rules/not-in-image';
import { outOfMemory } from './rules/out-of-memory';
import { packageBuildFailed } from './rules/package-build-failed';
import { packageConflict } from './rules/package-conflict';
import { packageLogin } from './rules/package-login';
import { packageNotFound } from './rules/package-not-found';
import { packageSignature } from './rules/package-signature';
import { parameterMissing } from './rules/parameter-missing';
import { queueTimedOut } from './rules/queue-timed-out';
import { quotedVersion } from './rules/quoted-version';
import { registryLogin } from './rules/registry-login';
import { registryRateLimit } from './rules/registry-rate-limit';
import { reportFormat } from './rules/report-format';
import { reportMissing } from './rules/report-missing';
import { runnerToken } from './rules/runner-token';
import { runtimeNotInImage } from './rules/runtime-not-in-image';
import { runtimeRequired } from './rules/runtime-required';
import { runtimeTooOld } from './rules/runtime-too-old';
import { s3AccessDenied } from './rules/s3-access-denied';
import { secretMissing } from './rules/secret-missing';
import { serviceFault } from './rules/service-fault';
import { serviceRole } from './rules/service-role';
import { shellSyntax } from './rules/shell-syntax';
import { sourceAccess } from './rules/source-access';
import { sourceMissing } from './rules/source-missing';
import { stackFailed } from './rules/stack-failed';
import { terminated } from './rules/terminated';
import { terraformError } from './rules/terraform-error';
import { testsFailed } from './rules/tests-failed';
import { unknownRuntime } from './rules/unknown-runtime';
import { variableUnset } from './rules/variable-unset';
import { vpcSetup } from './rules/vpc-setup';
import { waitsForInput } from './rules/waits-for-input';
import { wrongProcessor } from './rules/wrong-processor';
import { wrongRegion } from './rules/wrong-region';

/** Why builds fail. The first that fits is told, so what proves more, or lies deeper, stands before what only accompanies it. */
export const CAUSE_RULES: readonly FailureRule[] = [
  // said by CodeBuild of the phase
  buildspecMissing,
  commandNotText,
  quotedVersion,
  runtimeNotInImage,
  unknownRuntime,
  runtimeRequired,
  parameterMissing,
  secretMissing,
  buildspecRefused,
  queueTimedOut,
  concurrentBuilds,
  vpcSetup,
  serviceRole,
  logsAccessDenied,
  runnerToken,
  sourceMissing,
  sourceAccess,
  waitsForInput,
  buildTimedOut,
  reportMissing,
  reportFormat,
  agentWithoutReports,
  notInImage,
  artifactMissing,
  artifactBaseDirectory,
  // lines of certain meaning, before the engine's message as a whole
  registryRateLimit,
  imagePull,
  containerDead,
  serviceFault,
  // exit statuses and what the machine lacks
  fileWatchers,
  diskFull,
  outOfMemory,
  killed,
  crashed,
  bashInSh,
  carriageReturn,
  wrongProcessor,
  libraryTooOld,
  argumentListTooLong,
  notExecutable,
  commandNotFound,
  terminated,
  brokenPipe,
  // a summary tells more than what failing tests print
  testsFailed,
  accessDenied,
  s3AccessDenied,
  kmsAccessDenied,
  wrongRegion,
  artifactTooLarge,
  dockerNotRunning,
  awsCredentialsMissing,
  awsCredentialsExpired,
  awsThrottling,
  ecrGetLogin,
  ecrRepositoryMissing,
  registryLogin,
  noTerminal,
  lockFileOutdated,
  packageConflict,
  runtimeTooOld,
  packageLogin,
  certificate,
  networkUnreachable,
  packageSignature,
  packageNotFound,
  connectionRefused,
  gitOwnership,
  gitHistoryMissing,
  gitAccess,
  missingScript,
  variableUnset,
  shellSyntax,
  packageBuildFailed,
  compileError,
  lintFailed,
  moduleMissing,
  missingFile,
  kubernetesAccess,
  cdkNotBootstrapped,
  stackFailed,
  awsRequestRefused,
  dockerfileStep,
  terraformError,
];
