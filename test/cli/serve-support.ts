import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout } from 'node:timers/promises';
import { CloudWatchLogsClient, GetLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import {
  BatchGetBuildsCommand,
  type Build,
  CodeBuildClient,
  CreateProjectCommand,
  type ProjectSource,
  StartBuildCommand,
} from '@aws-sdk/client-codebuild';
import { onTestFinished } from 'vitest';
import { serve } from '../../cli/serve';

/** What a run of `serve` in this process printed so far, and how it ends. */
export interface Serving {
  stdout: () => string;
  stderr: () => string;
  /** Ends it, as Ctrl-C does. */
  stop: () => Promise<number>;
  exit: Promise<number>;
  /** Resolves when the text has been printed. */
  printed: (text: string) => Promise<void>;
  home: string;
}

/** Runs `serve` with a home of its own; it ends with the test. */
export async function startServe(args: string[], env: Record<string, string> = {}): Promise<Serving> {
  const home = await mkdtemp(join(tmpdir(), 'workbench-test-'));
  await mkdir(join(home, 'work'));
  const abort = new AbortController();
  let stdout = '';
  let stderr = '';
  const waiting = new Set<() => void>();
  const exit = serve(args, {
    stdout: {
      write(text) {
        stdout += text;
        for (const look of waiting) look();
      },
    },
    stderr: { write: (text) => (stderr += text) },
    env: { PATH: process.env.PATH, HOME: home, ...env },
    cwd: join(home, 'work'),
    signal: abort.signal,
  });
  const stop = () => {
    abort.abort();
    return exit;
  };
  onTestFinished(async () => {
    await stop().catch(() => {});
    await rm(home, { recursive: true, force: true });
  });
  return {
    stdout: () => stdout,
    stderr: () => stderr,
    stop,
    exit,
    home,
    printed: (text) =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (stdout.includes(text)) resolve();
        };
        waiting.add(look);
        look();
        exit.then(() => reject(new Error(`serve ended: ${stdout}${stderr}`)), reject);
      }),
  };
}

export interface Clients {
  codeBuild: CodeBuildClient;
  logs: CloudWatchLogsClient;
}

/** Clients made from the file that the emulator left in its data folder. */
export async function clientsOf(dataDirectory: string): Promise<Clients> {
  const { endpoint, region, ...credentials } = JSON.parse(
    await readFile(join(dataDirectory, 'emulator.json'), 'utf8'),
  ) as { endpoint: string; region: string; accessKeyId: string; secretAccessKey: string };
  const config = { endpoint, region, credentials };
  return { codeBuild: new CodeBuildClient(config), logs: new CloudWatchLogsClient(config) };
}

/** Creates a project and starts a build of it. */
export async function startBuildOf(
  { codeBuild }: Clients,
  source: ProjectSource,
  image = 'workbench-test:busybox',
): Promise<string> {
  const name = `project-${Math.random().toString(36).slice(2)}`;
  await codeBuild.send(
    new CreateProjectCommand({
      name,
      source,
      artifacts: { type: 'NO_ARTIFACTS' },
      environment: { type: 'LINUX_CONTAINER', image, computeType: 'BUILD_GENERAL1_SMALL' },
      serviceRole: 'arn:aws:iam::000000000000:role/test',
    }),
  );
  const { build } = await codeBuild.send(new StartBuildCommand({ projectName: name }));
  return build?.id ?? '';
}

/** Asks, as clients of CodeBuild do, until the build is as the condition says. */
export async function buildWhen(
  { codeBuild }: Clients,
  id: string,
  condition: (build: Build) => boolean,
): Promise<Build> {
  for (;;) {
    const { builds } = await codeBuild.send(new BatchGetBuildsCommand({ ids: [id] }));
    const [build] = builds ?? [];
    if (build && condition(build)) return build;
    if (build?.buildComplete) throw new Error(`The build has ended: ${JSON.stringify(build.phases)}`);
    // asking without a pause takes the processor from the build itself
    await setTimeout(20);
  }
}

export const isComplete = (build: Build): boolean => build.buildComplete === true;

export async function logOf({ logs }: Clients, build: Build): Promise<string> {
  const { groupName: logGroupName, streamName: logStreamName = '' } = build.logs ?? {};
  const { events = [] } = await logs.send(
    new GetLogEventsCommand({ logGroupName, logStreamName, startFromHead: true }),
  );
  return events.map(({ message }) => message).join('');
}
