import { SERVICE_ROLE_DOCS } from '../docs';
import { iamFix } from '../iam';
import type { Failure, FailureRule } from '../rule';

/** S3 names neither action nor resource: the AWS CLI names the operation, CodeBuild's agent nothing but the status. */
const REFUSED =
  /(?:An error occurred \((?:AccessDenied|403)\) when calling the (?<operation>\w+) operation: (?:Access Denied|Forbidden)|(?<sdk>\bAccessDenied: Access Denied\b)|S3Exception: Access Denied)/;

/** Operations whose action has another name. */
const ACTIONS: Readonly<Record<string, string>> = {
  HeadObject: 's3:GetObject',
  CopyObject: 's3:PutObject',
  CreateMultipartUpload: 's3:PutObject',
  UploadPart: 's3:PutObject',
  CompleteMultipartUpload: 's3:PutObject',
  ListObjects: 's3:ListBucket',
  ListObjectsV2: 's3:ListBucket',
  HeadBucket: 's3:ListBucket',
  DeleteObjects: 's3:DeleteObject',
  ListBuckets: 's3:ListAllMyBuckets',
};

export const s3AccessDenied: FailureRule = {
  code: 's3-access-denied',
  lines: {
    words: [
      '(accessdenied) when calling',
      '(403) when calling',
      'accessdenied: access denied',
      's3exception: access denied',
    ],
    pattern: REFUSED,
  },
  explain(failure, lines) {
    const line = lines.at(-1);
    if (!line) return undefined;
    const { operation, sdk } = line.match.groups ?? {};
    if (operation !== undefined && !isOfS3(operation)) return undefined;
    const action = actionOf(operation, sdk, failure);
    const place = placeIn(line.text) ?? placeIn(failure.command?.text ?? '');
    const where = place === undefined ? '' : ` on \`s3://${place}\``;
    return {
      message:
        action === undefined ? `S3 refuses the build access${where}.` : `S3 refuses \`${action}\`${where}.`,
      advice:
        'Allow it to the role, and see that the policy of the bucket does not deny it. An object under a key of KMS wants `kms:Decrypt` or `kms:GenerateDataKey` too; a missing object looks the same without `s3:ListBucket`.',
      docs: SERVICE_ROLE_DOCS,
      fix: action === undefined ? undefined : iamFix([action], [resourceOf(action, place)]),
    };
  },
};

function isOfS3(operation: string): boolean {
  return operation in ACTIONS || /^(?:Get|Put|Delete|List)(?:Object|Bucket)/.test(operation);
}

function actionOf(
  operation: string | undefined,
  sdk: string | undefined,
  { phaseType }: Failure,
): string | undefined {
  if (operation !== undefined) return ACTIONS[operation] ?? `s3:${operation}`;
  if (sdk === undefined) return undefined;
  return { DOWNLOAD_SOURCE: 's3:GetObject', UPLOAD_ARTIFACTS: 's3:PutObject' }[phaseType as string];
}

/** Bucket and key of the last address in a text; undefined where a variable has it. */
function placeIn(text: string): string | undefined {
  const places = [...text.matchAll(/s3:\/\/([a-z0-9][a-z0-9.-]{2,62}(?:\/[\w!.*'()/=+@-]*)?)/g)];
  const last = places.at(-1)?.[1];
  return last?.replace(/[.'")]+$/, '');
}

function resourceOf(action: string, place: string | undefined): string {
  if (place === undefined || action === 's3:ListAllMyBuckets') return '*';
  const [bucket = ''] = place.split('/');
  if (action === 's3:ListBucket') return `arn:aws:s3:::${bucket}`;
  return place.includes('/') && !place.endsWith('/') ? `arn:aws:s3:::${place}` : `arn:aws:s3:::${bucket}/*`;
}
