import { WEBHOOKS } from '../docs';
import type { CheckRule } from '../rule';

export const webhookFilters: CheckRule = {
  code: 'webhook-filters',
  severity: 'medium',
  why: 'Whatever is pushed to any branch is built, with the rights of the service role and for your money.',
  docs: WEBHOOKS,
  check({ project: { webhook } }) {
    if (!webhook || webhook.branchFilter) return [];
    const groups = webhook.filterGroups ?? [];
    if (groups.some((filters) => filters.length > 0)) return [];
    return [
      {
        message: 'The webhook has no filters.',
        fix: 'Add a filter group with the events and branches that should be built; for pull requests, with the accounts that may start builds, or an approval by comment.',
      },
    ];
  },
};
