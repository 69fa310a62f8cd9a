import type { Build } from '@aws-sdk/client-codebuild';

/** `web #12`. */
export function buildTitle({ projectName = '', buildNumber, id = '' }: Build): string {
  return buildNumber === undefined ? id : `${projectName} #${buildNumber}`;
}
