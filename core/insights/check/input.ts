import type { Project, SourceCredentialsInfo } from '@aws-sdk/client-codebuild';
import type { Known } from '../../builds/known';
import type { ProjectHistory } from './history';
import type { RolePolicies } from './policies';

/** A project and what belongs to it, as far as it could be read. */
export interface CheckInput {
  project: Project;
  /** The text of its buildspec. */
  buildspec: Known<string>;
  history: Known<ProjectHistory>;
  /** Those of the account in its region. */
  sourceCredentials: Known<readonly SourceCredentialsInfo[]>;
  /** Of its service role. */
  role: Known<RolePolicies>;
}
