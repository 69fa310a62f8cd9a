/** What kind of thing started a build, as far as its initiator tells. */
export type Trigger = 'webhook' | 'pipeline' | 'rule' | 'jenkins' | 'user' | 'local' | 'unknown';

// the API's own page knows CodePipeline, users and Jenkins; the others are seen in builds
const TRIGGERS: readonly (readonly [RegExp, Trigger])[] = [
  [/^codepipeline\//, 'pipeline'],
  [/^CodeBuild-Jenkins-Plugin/i, 'jenkins'],
  [/^rule\//, 'rule'],
  [/^(GitHub-Hookshot|Bitbucket-Webhooks|GitLab)(\/|$)/i, 'webhook'],
];

/** Of a build on CodeBuild, by `Build.initiator`: what none of the services' names fits is a user, or a role that one has taken. */
export function triggerOf(initiator: string | undefined): Trigger {
  if (!initiator) return 'unknown';
  return TRIGGERS.find(([pattern]) => pattern.test(initiator))?.[1] ?? 'user';
}
