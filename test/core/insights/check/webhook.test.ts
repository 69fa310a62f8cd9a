import type { Webhook } from '@aws-sdk/client-codebuild';
import { describe, expect, test } from 'vitest';
import { found, messages } from './support';

const webhook = (given: Webhook | undefined) => ({ project: { webhook: given } });
const PUSH = { type: 'EVENT' as const, pattern: 'PUSH' };
const PULL_REQUESTS = { type: 'EVENT' as const, pattern: 'PULL_REQUEST_CREATED, PULL_REQUEST_UPDATED' };
const MERGED = { type: 'EVENT' as const, pattern: 'PULL_REQUEST_MERGED' };
const ACTORS = { type: 'ACTOR_ACCOUNT_ID' as const, pattern: '^(1|2)$' };

describe('webhook-filters', () => {
  test.each([[{}], [{ filterGroups: [] }], [{ filterGroups: [[]] }]])('%j has none', (given) => {
    expect(messages('webhook-filters', webhook(given))).toEqual(['The webhook has no filters.']);
  });

  test.each([[undefined], [{ filterGroups: [[PUSH]] }], [{ branchFilter: '^main$' }]])(
    'says nothing of %j',
    (given) => {
      expect(found('webhook-filters', webhook(given))).toEqual([]);
    },
  );
});

describe('unapproved-pull-requests', () => {
  const policy = { requiresCommentApproval: 'DISABLED' as const };

  test('are built where approval is off and nobody is asked who opened them', () => {
    const given = webhook({ filterGroups: [[PUSH], [PULL_REQUESTS]], pullRequestBuildPolicy: policy });
    expect(messages('unapproved-pull-requests', given)).toEqual([
      'Pull requests of everybody are built, without an approval.',
    ]);
  });

  test('are those of everybody also where a few accounts are kept out', () => {
    const others = { ...ACTORS, excludeMatchedPattern: true };
    const given = webhook({ filterGroups: [[PULL_REQUESTS, others]], pullRequestBuildPolicy: policy });
    expect(found('unapproved-pull-requests', given)).toHaveLength(1);
  });

  test.each([
    ['only pushes', { filterGroups: [[PUSH]], pullRequestBuildPolicy: policy }],
    ['only what was merged', { filterGroups: [[MERGED]], pullRequestBuildPolicy: policy }],
    ['accounts that are named', { filterGroups: [[PULL_REQUESTS, ACTORS]], pullRequestBuildPolicy: policy }],
    [
      'an approval',
      {
        filterGroups: [[PULL_REQUESTS]],
        pullRequestBuildPolicy: { requiresCommentApproval: 'FORK_PULL_REQUESTS' as const },
      },
    ],
    ['a policy that nobody told', { filterGroups: [[PULL_REQUESTS]] }],
  ])('says nothing of %s', (_, given) => {
    expect(found('unapproved-pull-requests', webhook(given))).toEqual([]);
  });
});

describe('missing-concurrency-limit', () => {
  test('matters where a webhook starts builds', () => {
    expect(messages('missing-concurrency-limit', { project: { concurrentBuildLimit: undefined } })).toEqual([
      'A webhook starts builds, and nothing limits how many run at a time.',
    ]);
  });

  test('says nothing where people start them, or with a limit', () => {
    const byHand = { project: { concurrentBuildLimit: undefined, webhook: undefined } };
    expect(found('missing-concurrency-limit', byHand)).toEqual([]);
    expect(found('missing-concurrency-limit', { project: { concurrentBuildLimit: 1 } })).toEqual([]);
  });
});
