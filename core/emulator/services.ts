import { describeLogGroups, describeLogStreams, getLogEvents, invalidParameter } from './cloudwatch-logs';
import {
  deleteBuildBatch,
  retryBuildBatch,
  startBuildBatch,
  stopBuildBatch,
} from './codebuild/batch-actions';
import { batchGetBuildBatches, listBuildBatches, listBuildBatchesForProject } from './codebuild/batches';
import { batchDeleteBuilds, retryBuild, startBuild, stopBuild } from './codebuild/build-actions';
import { batchGetBuilds, listBuilds, listBuildsForProject } from './codebuild/builds';
import { listCuratedEnvironmentImages } from './codebuild/curated-images';
import { invalidateProjectCache } from './codebuild/project-cache';
import {
  batchGetProjects,
  createProject,
  deleteProject,
  listProjects,
  updateProject,
} from './codebuild/projects';
import {
  batchGetReportGroups,
  deleteReportGroup,
  getReportGroupTrend,
  listReportGroups,
} from './codebuild/report-groups';
import {
  batchGetReports,
  deleteReport,
  describeCodeCoverages,
  describeTestCases,
  listReports,
  listReportsForReportGroup,
} from './codebuild/reports';
import { listSourceCredentials } from './codebuild/source-credentials';
import { Input } from './input';
import type { EmulatorContext, Operation } from './operation';
import { getParameters, getSecretValue, validation } from './secret-values';
import { invalidInput, ServiceError } from './service-error';
import { startSession, terminateSession } from './ssm-sessions';

interface Service {
  name: string;
  /** What a bad value is on this service. */
  refuse: (message: string) => ServiceError;
  operations: Record<string, Operation>;
}

/** By the first part of X-Amz-Target. */
const SERVICES: Record<string, Service> = {
  CodeBuild_20161006: {
    name: 'CodeBuild',
    refuse: invalidInput,
    operations: {
      BatchDeleteBuilds: batchDeleteBuilds,
      BatchGetBuildBatches: batchGetBuildBatches,
      BatchGetBuilds: batchGetBuilds,
      BatchGetProjects: batchGetProjects,
      BatchGetReportGroups: batchGetReportGroups,
      BatchGetReports: batchGetReports,
      CreateProject: createProject,
      DeleteBuildBatch: deleteBuildBatch,
      DeleteProject: deleteProject,
      DeleteReport: deleteReport,
      DeleteReportGroup: deleteReportGroup,
      DescribeCodeCoverages: describeCodeCoverages,
      DescribeTestCases: describeTestCases,
      GetReportGroupTrend: getReportGroupTrend,
      InvalidateProjectCache: invalidateProjectCache,
      ListBuildBatches: listBuildBatches,
      ListBuildBatchesForProject: listBuildBatchesForProject,
      ListBuilds: listBuilds,
      ListBuildsForProject: listBuildsForProject,
      ListCuratedEnvironmentImages: listCuratedEnvironmentImages,
      ListProjects: listProjects,
      ListReportGroups: listReportGroups,
      ListReports: listReports,
      ListReportsForReportGroup: listReportsForReportGroup,
      ListSourceCredentials: listSourceCredentials,
      RetryBuild: retryBuild,
      RetryBuildBatch: retryBuildBatch,
      StartBuild: startBuild,
      StartBuildBatch: startBuildBatch,
      StopBuild: stopBuild,
      StopBuildBatch: stopBuildBatch,
      UpdateProject: updateProject,
    },
  },
  AmazonSSM: {
    name: 'Systems Manager',
    refuse: validation,
    operations: {
      GetParameters: getParameters,
      StartSession: startSession,
      TerminateSession: terminateSession,
    },
  },
  secretsmanager: {
    name: 'Secrets Manager',
    refuse: invalidParameter,
    operations: { GetSecretValue: getSecretValue },
  },
  Logs_20140328: {
    name: 'CloudWatch Logs',
    refuse: invalidParameter,
    operations: {
      DescribeLogGroups: describeLogGroups,
      DescribeLogStreams: describeLogStreams,
      GetLogEvents: getLogEvents,
    },
  },
};

/** Answers a call of AWS JSON 1.1 (`target` is `Service_Version.Operation`). Throws ServiceError. */
export async function answerJson(target: string, body: string, context: EmulatorContext): Promise<unknown> {
  const [serviceId = '', operationName = ''] = target.split('.', 2);
  const service = Object.hasOwn(SERVICES, serviceId) ? SERVICES[serviceId] : undefined;
  if (!service) throw unknownOperation(`The emulator does not know the service ${serviceId || '(none)'}.`);
  const operation = Object.hasOwn(service.operations, operationName)
    ? service.operations[operationName]
    : undefined;
  if (!operation)
    throw unknownOperation(`The emulator does not know ${service.name}'s ${operationName || 'operation'}.`);
  return operation(Input.parse(body, service.refuse), context);
}

export function unknownOperation(message: string): ServiceError {
  return new ServiceError('UnknownOperationException', message);
}
