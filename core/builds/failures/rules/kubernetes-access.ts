import type { FailureRule } from '../rule';

/** A cluster of EKS that does not know the role of the build. */
export const kubernetesAccess: FailureRule = {
  code: 'kubernetes-access',
  lines: {
    words: [
      'you must be logged in to the server',
      'asked for the client to provide credentials',
      'is forbidden: user',
      'kubernetes cluster unreachable',
    ],
    pattern:
      /You must be logged in to the server|the server has asked for the client to provide credentials|is forbidden: User "(?<user>[^"]+)" cannot (?<verb>\w+) resource "(?<resource>[^"]+)"|Kubernetes cluster unreachable/,
  },
  explain(_failure, lines) {
    const groups = lines.at(-1)?.match.groups;
    if (lines.length === 0) return undefined;
    const { user, verb, resource } = groups ?? {};
    return {
      message:
        user === undefined
          ? 'The Kubernetes cluster does not know the role of the build.'
          : `The Kubernetes cluster does not let \`${user}\` ${verb} ${resource}.`,
      advice:
        'Give the role of the build access to the cluster: an access entry of EKS with a policy, or a line in the `aws-auth` map; and make the configuration with `aws eks update-kubeconfig` in the same build.',
      docs: 'https://docs.aws.amazon.com/eks/latest/userguide/access-entries.html',
    };
  },
};
