import { inContexts } from '../contexts';
import { COMPUTE_DOCS, guide, troubleshooting } from '../docs';
import { iamFix, roleIn } from '../iam';
import type { Failure, FailureRule, RuleFinding } from '../rule';

const PULL_ACTIONS = ['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'];

/** IAM's sentence, where the project pulls with its own role. */
const FORBIDDEN =
  /User: (?<user>\S+) is not authorized to perform: (?<action>ecr:\w+)(?: on resource: ["']?(?<resource>[^\s"']+))?/;

/** BUILD_CONTAINER_UNABLE_TO_PULL_IMAGE: AWS docs troubleshooting; what follows is the engine's own message. */
export const imagePull: FailureRule = {
  code: 'image-pull',
  explain(failure) {
    const context = failure.contexts.find(
      ({ statusCode, message }) =>
        statusCode === 'BUILD_CONTAINER_UNABLE_TO_PULL_IMAGE' ||
        message.startsWith("Unable to pull customer's container image"),
    );
    if (!context) return undefined;
    const said = context.message.replace(/^Unable to pull customer's container image\.?\s*/, '');
    return { ...reasonOf(said, failure), lines: said === '' ? [context.message] : said.split('\n') };
  },
};

function reasonOf(said: string, failure: Failure): RuleFinding {
  const image =
    failure.known.image ??
    /(?:for|image) (?!linux\/|windows\/)([\w.-]+(?:\/[\w.-]+)+(?::[\w.-]+)?)/.exec(said)?.[1];
  const name = image === undefined ? 'The build image' : `The image \`${image}\``;
  const docs = troubleshooting('unable-to-pull-image');
  // a local build has named its way out already
  if (failure.known.runsOn === 'local')
    return { message: `${name} could not be pulled.`, advice: adviceOfEngine(said), docs };
  if (/no space left on device/i.test(said))
    return {
      message: `${name} is too large for the disk of the build.`,
      advice: 'Make the image smaller, or choose a larger compute type.',
      docs: COMPUTE_DOCS,
    };
  if (/Windows version .* incompatible/i.test(said))
    return {
      message: `${name} is made for another version of Windows than the environment type has.`,
      advice: 'Choose the environment type that fits the image.',
      docs: troubleshooting('windows-version-mismatch'),
    };
  if (/no matching manifest|exec format|does not match the specified platform/i.test(said))
    return {
      message: `${name} is not there for the processor of the environment type.`,
      advice:
        'Choose an ARM environment for an ARM image and a Linux one for the other, or push the image for both.',
      docs,
    };
  const forbidden = FORBIDDEN.exec(said)?.groups;
  if (forbidden) return notAllowed(name, forbidden);
  if (/denied|unauthorized|authorization|no basic auth/i.test(said)) return refused(name, image);
  if (/manifest .*(?:unknown|not found)|not found|does not exist/i.test(said))
    return {
      message: `${name} does not exist in its registry.`,
      advice: 'Check its name, tag and region, and that it was pushed before the build began.',
      docs,
    };
  if (inContexts(failure, /timeout|timed out|no such host|unreachable/i))
    return {
      message: `The registry of the build image cannot be reached.`,
      advice: 'A registry in a VPC needs a way from the internet; CodeBuild pulls from no private address.',
      docs,
    };
  return {
    message: `${name} could not be pulled.`,
    advice:
      'Check that it exists under this name, that CodeBuild or the role may pull it, and that it fits on the disk of the compute type.',
    docs,
  };
}

/** The actions of a pull fail one after the other, so the statement has all of them. */
function notAllowed(
  name: string,
  { user = '', action = '', resource }: Record<string, string | undefined>,
): RuleFinding {
  const role = roleIn(user);
  const onAll = resource === undefined || action === 'ecr:GetAuthorizationToken';
  const actions = onAll ? [action] : PULL_ACTIONS;
  return {
    message: `${name} may not be pulled: ${role === undefined ? `\`${user}\`` : `the role \`${role}\``} may not do \`${action}\`${onAll ? '' : ` on \`${resource}\``}.`,
    advice: 'Allow it to the role. For a repository of another account its policy has to allow it as well.',
    docs: guide('sample-ecr'),
    fix: iamFix(actions, [onAll ? '*' : resource], role),
  };
}

function refused(name: string, image: string | undefined): RuleFinding {
  const [, account, region, repository] =
    /^(\d{12})\.dkr\.ecr\.([\w-]+)\.amazonaws\.com(?:\.cn)?\/([\w./-]+?)(?::[\w.-]+|@.*)?$/.exec(
      image ?? '',
    ) ?? [];
  return {
    message: `${name} may not be pulled, or does not exist.`,
    advice:
      repository === undefined
        ? 'Check the name. For a private registry give the project its credential; for ECR let CodeBuild or the role pull.'
        : 'Check the name. Where the project pulls with its own role, allow that to the role; where CodeBuild pulls, let `codebuild.amazonaws.com` do it in the policy of the repository.',
    docs: guide('sample-ecr'),
    fix:
      repository === undefined
        ? undefined
        : iamFix(PULL_ACTIONS, [`arn:aws:ecr:${region}:${account}:repository/${repository}`]),
  };
}

/** The local engine's messages end in what to do. */
function adviceOfEngine(said: string): string {
  const [, advice] = /[.;:] ((?:Check|Use|Choose|Free|Give|Log in|Start) .*)$/s.exec(said) ?? [];
  return advice ?? 'Check the name of the image and the network.';
}
