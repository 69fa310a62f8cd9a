import { guide } from '../../builds/failures/docs';

/** Pages of AWS's documentation that rules refer to. */
export const COMPUTE_TYPES = guide('build-env-ref-compute-types');
export const IMAGES = guide('build-env-ref-available');
export const CACHING = guide('build-caching');
export const DOCKER_SAMPLE = guide('sample-docker');
export const PUBLIC_BUILDS = guide('public-builds');
export const TEST_REPORTS = guide('test-reporting');
export const WEBHOOKS = guide('webhooks');
export const AUTO_RETRY = guide('auto-retry-build');
export const ACCESS_TOKENS = guide('access-tokens');
export const QUOTAS = guide('limits');
export const CONCURRENT_LIMIT = `${guide('create-project')}#enable-concurrent-build-limit.console`;
export const ARTIFACTS_API =
  'https://docs.aws.amazon.com/codebuild/latest/APIReference/API_ProjectArtifacts.html';
export const SOURCE_API = 'https://docs.aws.amazon.com/codebuild/latest/APIReference/API_ProjectSource.html';
export const LEAST_PRIVILEGE =
  'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege';
export const TRUST_POLICIES =
  'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html';
export const TAG_MUTABILITY =
  'https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-tag-mutability.html';

/** A control of Security Hub for CodeBuild, by its number. */
export function control(number: number): string {
  return `https://docs.aws.amazon.com/securityhub/latest/userguide/codebuild-controls.html#codebuild-${number}`;
}
