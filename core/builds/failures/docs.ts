/** Pages of AWS's CodeBuild user guide. */
const GUIDE = 'https://docs.aws.amazon.com/codebuild/latest/userguide';

export function guide(page: string): string {
  return `${GUIDE}/${page}.html`;
}

/** A section of its page on troubleshooting, by its anchor. */
export function troubleshooting(section: string): string {
  return `${guide('troubleshooting')}#troubleshooting-${section}`;
}

export const BUILDSPEC_DOCS = guide('build-spec-ref');
export const SERVICE_ROLE_DOCS = guide('setting-up-service-role');
export const VPC_DOCS = guide('vpc-support');
export const COMPUTE_DOCS = guide('build-env-ref-compute-types');
export const RUNTIMES_DOCS = guide('runtime-versions');
