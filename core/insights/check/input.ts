import type { Build, Project, SourceCredentialsInfo } from '@aws-sdk/client-codebuild';
import type { Known } from '../../builds/known';
import { historyOf, type ProjectHistory } from './history';
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

/** What AWS gave of a project. */
export interface ReadProject extends Omit<CheckInput, 'history' | 'role'> {
  builds: Known<readonly Build[]>;
  /** Undefined where nobody asked. */
  role?: Known<RolePolicies>;
}

/** `howToAsk` completes "IAM was not asked for the service role; …". */
export function checkInput({ builds, role, ...read }: ReadProject, howToAsk: string): CheckInput {
  return {
    ...read,
    history: 'known' in builds ? { known: historyOf(builds.known) } : builds,
    role: role ?? { unknown: `IAM was not asked for the service role; ${howToAsk}.` },
  };
}
