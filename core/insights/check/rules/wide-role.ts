import { LEAST_PRIVILEGE } from '../docs';
import { type RolePolicy, type Statement, statementsOf } from '../policies';
import type { CheckRule, Found } from '../rule';

/** Services by which one right becomes all others. */
const OVER_EVERYTHING = /^(?:iam|sts|organizations|kms|secretsmanager)$/;

/** Asked of IAM only where somebody wants it. What a condition narrows is not judged. */
export const wideRole: CheckRule = {
  code: 'wide-role',
  severity: 'high',
  why: 'Whoever can change the buildspec, the source or what it installs has the rights of this role.',
  docs: LEAST_PRIVILEGE,
  check({ role }) {
    if ('unknown' in role) return role;
    const { policies, boundary } = role.known;
    // what is left of a policy inside of a boundary nobody can tell from the policy
    if (boundary !== undefined)
      return {
        unknown: 'The service role has a permissions boundary, which limits what its policies allow.',
      };
    return policies.flatMap(ofPolicy);
  },
};

function ofPolicy({ name, document }: RolePolicy): Found[] {
  const allowed = (statementsOf(document) ?? []).filter(
    ({ effect, hasCondition, resources }) => effect === 'Allow' && !hasCondition && resources.includes('*'),
  );
  if (allowed.some(allowsEverything)) {
    return [
      {
        message: `The policy ${name} of the service role allows every action on every resource.`,
        fix: 'Give the role a policy with the actions that its commands call, on the resources that they need.',
      },
    ];
  }
  const except = allowed.filter(({ notActions }) => notActions.length > 0);
  const services = [...new Set(allowed.flatMap(({ actions }) => actions.flatMap(wholeService)))];
  return [
    ...except.slice(0, 1).map(({ notActions }) => ({
      message: `The policy ${name} of the service role allows all actions but ${notActions.join(', ')} (NotAction), on every resource.`,
      fix: 'List the actions that the commands call instead, on the resources that they need.',
    })),
    ...services.map((service) => ({
      message: `The policy ${name} of the service role allows every action of ${service} on every resource.`,
      fix: `Allow the actions of ${service} that the commands call, on the resources that they need.`,
      severity: OVER_EVERYTHING.test(service) ? ('high' as const) : ('medium' as const),
    })),
    ...(allowed.some(passesEveryRole)
      ? [
          {
            message: `The policy ${name} of the service role allows iam:PassRole for every role.`,
            fix: 'Name the roles that the commands hand on, with the service that gets them in a condition on iam:PassedToService.',
          },
        ]
      : []),
  ];
}

function allowsEverything({ actions }: Statement): boolean {
  return actions.some((action) => action === '*' || action === '*:*');
}

function wholeService(action: string): string[] {
  const [, service] = /^([a-z0-9-]+):\*$/i.exec(action) ?? [];
  return service === undefined ? [] : [service.toLowerCase()];
}

function passesEveryRole({ actions }: Statement): boolean {
  return actions.some((action) => action.toLowerCase() === 'iam:passrole');
}
