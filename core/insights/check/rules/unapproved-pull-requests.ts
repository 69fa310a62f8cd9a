import { guide } from '../../../builds/failures/docs';
import type { CheckRule } from '../rule';

/** Only what the project says: where it says nothing about approval, the service has a default of its own. */
export const unapprovedPullRequests: CheckRule = {
  code: 'unapproved-pull-requests',
  severity: 'medium',
  why: 'In a public repository everybody can open a pull request, and with it run commands with the rights of the service role.',
  docs: guide('pull-request-build-policy'),
  check({ project: { webhook } }) {
    if (webhook?.pullRequestBuildPolicy?.requiresCommentApproval !== 'DISABLED') return [];
    const open = (webhook.filterGroups ?? []).some(
      (filters) =>
        filters.some(
          ({ type, pattern = '' }) => type === 'EVENT' && /PULL_REQUEST_(?!MERGED|CLOSED)/.test(pattern),
        ) &&
        !filters.some(
          ({ type, excludeMatchedPattern }) => type === 'ACTOR_ACCOUNT_ID' && excludeMatchedPattern !== true,
        ),
    );
    if (!open) return [];
    return [
      {
        message: 'Pull requests of everybody are built, without an approval.',
        fix: 'Ask for an approval by comment (at least for pull requests of forks), or filter by ACTOR_ACCOUNT_ID; unless only people who may write to it see the repository.',
      },
    ];
  },
};
