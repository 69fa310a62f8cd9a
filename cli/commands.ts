import { type CliIo, EXIT, UsageError } from './io';

type CliCommand = (args: string[], io: CliIo) => Promise<number>;

// each command is a chunk of its own: `lint` must not load dockerode, nor `run` the AWS SDK
const COMMANDS: Record<string, () => Promise<CliCommand>> = {
  lint: async () => (await import('./lint')).lint,
  run: async () => (await import('./run')).run,
  check: async () => (await import('./check')).check,
  serve: async () => (await import('./serve')).serve,
};

const USAGE = `Usage: codebuild-workbench COMMAND [OPTION …]

  lint FILE…     check buildspecs          --format text|json|sarif|github  --fix
  run [FILE]     run a buildspec here      --source [ID:]DIR  --executor docker|host  --image IMAGE
                                           --platform linux/amd64|linux/arm64  --privileged
                                           --env K=V  --env-file FILE  --artifacts DIR|FILE.zip
                                           --profile P  --region R  --secrets-file FILE
                                           --reports DIR  --cache DIR  --timeout MINUTES  --format log|json
                                           --phase install|pre_build|build|post_build  --dry-run
                                           --batch  --concurrency BUILDS
  check          review a project         --project NAME  --profile P  --region R  --source DIR  --iam
                                           --format text|json|sarif
  serve          start the emulator        --executor docker|host  --port N  --data DIR
                                           --insecure-any-credentials
  --help, --version
`;

const HELP = new Set(['--help', '-h']);

/** Runs the command that the arguments name; resolves with the exit code. `version` is what `--version` prints. */
export async function runCommand(argv: string[], io: CliIo, version: string): Promise<number> {
  const [name, ...args] = argv;
  if (name === 'help' || argv.some((argument) => HELP.has(argument))) {
    io.stdout.write(USAGE);
    return EXIT.ok;
  }
  if (name === '--version') {
    io.stdout.write(`${version}\n`);
    return EXIT.ok;
  }
  const load = name !== undefined && Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!load) {
    io.stderr.write(`${name === undefined ? 'No command given.' : `Unknown command: ${name}`}\n\n${USAGE}`);
    return EXIT.couldNotStart;
  }
  try {
    return await (await load())(args, io);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    // the whole usage would push the message out of sight
    io.stderr.write(`${error.message}\nSee all options with: ${name} --help\n`);
    return EXIT.couldNotStart;
  }
}
