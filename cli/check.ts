import { connect } from '../core/aws/connect';
import type { Connection } from '../core/aws/connection';
import { describeAwsError } from '../core/aws/errors';
import { type ProjectFacts, readProjectFacts } from '../core/builds/remote/project-facts';
import { checkProject } from '../core/insights/check/check';
import { historyOf } from '../core/insights/check/history';
import { buildspecOf } from './check/buildspec';
import { checkFormats } from './check/formats';
import { type CheckOptions, readCheckOptions } from './check/options';
import { type CliIo, EXIT } from './io';
import { mfaCodeProvider } from './mfa';

/** Reviews a project of CodeBuild; the contract of its output and exit codes is in docs/command-line.md. */
export async function check(args: string[], io: CliIo): Promise<number> {
  const options = readCheckOptions(args, io.cwd);
  const { profile, region } = options;
  const connection = connect({ profile, region }, { env: io.env, mfaCodeProvider: mfaCodeProvider(io) });
  try {
    const facts = await factsOf(connection, options, io);
    if (typeof facts === 'string') {
      io.stderr.write(`${facts}\n`);
      return EXIT.couldNotStart;
    }
    const { project, builds, sourceCredentials, role } = facts;
    const reviewed = checkProject({
      project,
      buildspec: await buildspecOf(project, options, io.signal),
      history: 'known' in builds ? { known: historyOf(builds.known) } : builds,
      sourceCredentials,
      role: role ?? { unknown: 'IAM was not asked: --iam does.' },
    });
    io.stdout.write(checkFormats[options.format]({ name: options.project, arn: project.arn }, reviewed));
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
  { project, asksIam }: CheckOptions,
  { signal }: CliIo,
): Promise<ProjectFacts | string> {
  try {
    const facts = await readProjectFacts(connection, project, { asksIam, signal });
    return (
      facts ??
      `There is no project "${project}" in the region ${await connection.region()}. Check its name, --profile and --region.`
    );
  } catch (error) {
    if (signal.aborted) throw error;
    const { message, next } = describeAwsError(error, { action: 'codebuild:BatchGetProjects' });
    return `${message} ${next}`;
  }
}
