import { planBuild } from '../../core/builds/local/plan';
import { type SecretVariable, secretVariables } from '../../core/builds/local/secrets';
import { type Buildspec, PHASE_NAMES } from '../../core/buildspec/buildspec';

/** What a buildspec wants of AWS. */
export interface AwsNeeds {
  /** Its commands call programs that talk to AWS. */
  callsAws: boolean;
  secrets: SecretVariable[];
}

const PROGRAMS =
  /(?:^|[\s;&|(`!{])(?:\S*\/)?(?:aws|cdk|sam|terraform|terragrunt|serverless|sls|amplify|copilot|eksctl|ecs-cli|pulumi)\s/m;

/** A buildspec that CodeBuild refuses wants nothing: its build ends before that. */
export function awsNeeds(text: string): AwsNeeds {
  const plan = planBuild(text, '');
  if (!plan.ok) return { callsAws: false, secrets: [] };
  return {
    callsAws: commandsOf(plan.buildspec).some((command) => PROGRAMS.test(`${command}\n`)),
    secrets: secretVariables({ environmentVariables: [] }, plan.buildspec),
  };
}

function commandsOf({ phases }: Buildspec): string[] {
  return PHASE_NAMES.flatMap((name) => {
    const { commands = [], finally: last = [] } = phases[name] ?? {};
    return [...commands, ...last].map(({ text }) => text);
  });
}
