import { readOnFailure } from '../phases';
import type { AndOrList } from '../shell/script';
import { entryOf } from '../tree';
import type { CommandItem } from './input';
import type { LintRule } from './rule';
import { bareWords, simpleCommands, spelled } from './simple-commands';

const DEPLOYS =
  /^(docker push|docker compose push|docker-compose push|aws s3 (sync|cp|mv) \S+ s3:\S+|aws cloudformation deploy|aws ecs update-service|aws lambda update-function-code|aws deploy create-deployment|aws elasticbeanstalk update-environment|kubectl (apply|set|rollout (restart|undo))|helm (upgrade|install)|terraform apply(?! .*\b\w*plan\w*$)|npm publish|yarn publish|twine upload|sam deploy|(npx )?cdk deploy|(npx )?(sls|serverless) deploy|eb deploy|mvn deploy)( |$)/;
/** Changes nothing, or keeps what a failed build leaves: that is wanted after a failure above all. */
const WANTED =
  /--dry-?run\b|--no-execute-changeset\b|\b(state|logs?|reports?|results?|coverage|screenshots?|cache)\b/i;
/** A BUILD of nothing else is never followed as a failed one. */
const CANNOT_FAIL = /^echo [^\n;&|<>$`]*$/;
const BUILDS_IMAGE = /\bdocker(-compose| compose| buildx)? (image )?build\b/;
/** What can stand between `docker build` and `docker push` without a failure that matters. */
const HARMLESS =
  /^(docker tag|echo|printf|docker images?|docker login|aws ecr get-login-password|aws --\w+ \S+ ecr get-login-password|export|date|ls|pwd|cd \$)( |$)/;

/** POST_BUILD also runs after a failed BUILD: AWS docs view-build-details-phases, and aws/aws-codebuild-docker-images#385. */
export const unguardedDeploy: LintRule = {
  code: 'unguarded-deploy',
  severity: 'information',
  check(input) {
    const build = input.phases.find(({ name }) => name === 'build');
    const post = input.phases.find(({ name }) => name === 'post_build');
    if (!build || !post || input.isWindows || build.commands.length === 0) return [];
    const onFailure = entryOf(build.entry.value, 'on-failure')?.value;
    if (readOnFailure(onFailure?.kind === 'scalar' ? onFailure.value : undefined).action === 'ABORT')
      return [];
    if (post.commands.some(({ text }) => /SUCCEEDING|\$\{?BUILD_(STATUS|RESULT)/.test(text))) return [];
    if (build.commands.every(({ text }) => CANNOT_FAIL.test(text))) return [];
    let buildsImage = false;
    for (const command of post.commands) {
      for (const list of command.script?.lists ?? []) {
        const deploy = deployIn(list, command.text);
        if (deploy) {
          if (/ push/.test(deploy.text) && !buildsImage && pushFailsWithBuild(build.commands)) return [];
          return [
            {
              message: `POST_BUILD runs after a failed BUILD too, and so does \`${deploy.shown}\`. Put the command \`test "$CODEBUILD_BUILD_SUCCEEDING" = 1\` before it.`,
              range: command.place(deploy.range),
            },
          ];
        }
        // what fails without the results of BUILD keeps the deployment from running
        buildsImage ||= BUILDS_IMAGE.test(command.text);
        if (!buildsImage && !isHarmless(list)) return [];
      }
    }
    return [];
  },
};

function deployIn({ pipelines, operators }: AndOrList, source: string) {
  if (operators.includes('||')) return undefined;
  for (const [index, { commands }] of pipelines.entries()) {
    const [command] = commands;
    if (command?.kind !== 'simple') return undefined;
    const text = bareWords(command)
      .map(({ range, literal }) => literal ?? source.slice(range.start, range.end))
      .join(' ');
    // what asks before is a guard of its own
    if (index === 0 && operators.length > 0 && !HARMLESS.test(`${text} `) && !DEPLOYS.test(text))
      return undefined;
    if (WANTED.test(text)) continue;
    if (DEPLOYS.test(text)) {
      const [shown = ''] = DEPLOYS.exec(text) ?? [];
      return { text, shown: shown.trim(), range: command.range };
    }
  }
  return undefined;
}

function isHarmless({ pipelines }: AndOrList): boolean {
  return pipelines.every(({ commands }) =>
    commands.every((command) => {
      if (command.kind !== 'simple') return false;
      const text = `${spelled(bareWords(command))} `;
      return command.words.length === 0 || (HARMLESS.test(text) && !text.startsWith('docker tag'));
    }),
  );
}

/** Without its image a push fails by itself: nothing wrong goes out where the build is the last that can fail. */
function pushFailsWithBuild(commands: readonly CommandItem[]): boolean {
  const last = commands.findLastIndex(({ text }) => BUILDS_IMAGE.test(text));
  return (
    last >= 0 &&
    commands
      .slice(last + 1)
      .every(({ script }) =>
        script
          ? [...simpleCommands(script)].every((command) => HARMLESS.test(`${spelled(bareWords(command))} `))
          : false,
      )
  );
}
