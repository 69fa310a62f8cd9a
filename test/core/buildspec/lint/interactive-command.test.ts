import { describe } from 'vitest';
import { build, finds, fixes, spares, spec } from './rule';

describe('interactive-command', () => {
  finds(
    'interactive-command',
    'installations without an answer',
    build(`apt-get install jq`, `sudo yum install jq`),
    'apt-get install jq',
    'sudo yum install jq',
  );
  finds(
    'interactive-command',
    'terraform without approval',
    build(`cd infra && terraform apply`),
    'terraform apply',
  );
  spares(
    'interactive-command',
    'all ways to answer',
    build(
      `apt-get -yq install jq`,
      `apt-get install --yes jq`,
      `yes | apt-get install jq`,
      `apt-get -qq install jq`,
    ),
  );
  spares(
    'interactive-command',
    'what asks nothing',
    build(`apt-get update`, `terraform apply plan.out`, `terraform apply -auto-approve`, `apt list`),
  );
  spares('interactive-command', 'options in a variable', build(`apt-get install $OPTIONS jq`));
  fixes(
    'interactive-command',
    'by the option',
    build(`sudo apt-get install jq`),
    build(`sudo apt-get install -y jq`),
  );
  spares(
    'interactive-command',
    'answers that a variable gives',
    spec(
      `env:`,
      `  variables:`,
      `    TF_CLI_ARGS_apply: -auto-approve`,
      `phases:`,
      `  build:`,
      `    commands:`,
      `      - terraform apply`,
    ),
  );
});
