import { TRUST_POLICIES } from '../docs';
import { statementsOf } from '../policies';
import type { CheckRule } from '../rule';

export const openTrust: CheckRule = {
  code: 'open-trust',
  severity: 'high',
  why: 'Whoever has any AWS account can take the role on and do what it allows.',
  docs: TRUST_POLICIES,
  check({ role }) {
    if ('unknown' in role) return role;
    const statements = statementsOf(role.known.trust ?? '') ?? [];
    const open = statements.some(
      ({ effect, principals, hasCondition }) =>
        effect === 'Allow' && principals.includes('*') && !hasCondition,
    );
    if (!open) return [];
    return [
      {
        message: `The trust policy of the role ${role.known.name} lets everybody take it on.`,
        fix: 'Name codebuild.amazonaws.com as its only principal, with the project in a condition on aws:SourceArn.',
      },
    ];
  },
};
