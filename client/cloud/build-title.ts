import type { Build, BuildBatch } from '@aws-sdk/client-codebuild';

/** `web #12`. */
export function buildTitle({ projectName = '', buildNumber, id = '' }: Build): string {
  return buildNumber === undefined ? id : `${projectName} #${buildNumber}`;
}

/** `web batch #3`. */
export function batchTitle({ projectName = '', buildBatchNumber, id = '' }: BuildBatch): string {
  return buildBatchNumber === undefined ? id : `${projectName} batch #${buildBatchNumber}`;
}
