import { connect } from '../core/aws/connect';
import type { Connection } from '../core/aws/connection';
import { describeAwsError } from '../core/aws/errors';
import { type ProjectFacts, readProjectFacts } from '../core/builds/remote/project-facts';
import { checkProject } from '../core/insights/check/check';
import { checkInput } from '../core/insights/check/input';
import { buildspecIn } from './check/buildspec';
import { checkFormats } from './check/formats';
import { type CheckOptions, readCheckOptions } from './check/options';
import { type CliIo, EXIT } from './io';
import { printable } from './lint/printable';
import { mfaCodeProvider } from './mfa';

/** Reviews a project of CodeBuild; the contract of its output and exit codes is in docs/command-line.md. */
export async function check(args: string[], io: CliIo): Promise<number> {
  const options = readCheckOptions(args, io.cwd);
  const { profile, region } = options;
  const connection = connect({ profile, region }, { env: io.env, mfaCodeProvider: mfaCodeProvider(io) });
  try {
    const facts = await factsOf(connection, options, io.signal);
    if (typeof facts === 'string') {
      io.stderr.write(`${printable(facts)}\n`);
      return EXIT.couldNotStart;
    }
    const reviewed = checkProject(checkInput(facts, '--iam does'));
    const project = { name: options.project, arn: facts.project.arn };
    io.stdout.write(checkFormats[options.format](project, reviewed));
    return reviewed.findings.some(({ severity }) => severity === 'high') ? EXIT.failed : EXIT.ok;
  } catch (error) {
    if (io.signal.aborted) return EXIT.cancelled;
    throw error;
  } finally {
    connection.dispose();
  }
}

/** A text where the project cannot be read: why, and what to do. */
async function factsOf(
  connection: Connection,
  options: CheckOptions,
  signal: AbortSignal,
): Promise<ProjectFacts | string> {
  const { project, asksIam } = options;
  try {
    const facts = await readProjectFacts(connection, project, {
      asksIam,
      inSource: (place) => buildspecIn(options, place, signal),
      signal,
    });
    if (facts) return facts;
    return `There is no project "${project}" in the region ${await connection.region()}. Check its name, --profile and --region.`;
  } catch (error) {
    if (signal.aborted) throw error;
    const { message, next } = describeAwsError(error, { action: 'codebuild:BatchGetProjects' });
    return `${message} ${next}`;
  }
}
