import { RUNTIMES_DOCS } from '../docs';
import type { FailureRule } from '../rule';

/** Programs that a runtime of the image brings. */
const RUNTIME_OF: Readonly<Record<string, string>> = {
  node: 'nodejs',
  npm: 'nodejs',
  npx: 'nodejs',
  python3: 'python',
  python: 'python',
  pip: 'python',
  pip3: 'python',
  go: 'golang',
  dotnet: 'dotnet',
  php: 'php',
  composer: 'php',
  ruby: 'ruby',
  bundle: 'ruby',
  gem: 'ruby',
  java: 'java',
  javac: 'java',
  cargo: 'rust',
  rustc: 'rust',
};

const PACKAGE_MANAGERS = new Set(['apt-get', 'apt', 'yum', 'dnf', 'apk']);

/** Words between colons before `not found`: a shell's place, then the name. */
const NOT_FOUND =
  /(?:^|: )(?:line )?\d+: (?:\S+: )?(?<dash>\S+): (?:command )?not found$|^(?:[\w./-]*sh: )?(?<name>[\w./+-]+): (?:command )?not found$|[Tt]he term '(?<cmdlet>[^']+)' is not recognized|: (?<script>\S+): cannot execute: required file not found$|env: ['‘"]?(?<env>[\w.+-]+)['’"]?: No such file or directory$|^'(?<windows>[^']+)' is not recognized as an internal/;

export const commandNotFound: FailureRule = {
  code: 'command-not-found',
  lines: { words: ['not found', 'is not recognized', 'no such file or directory'], pattern: NOT_FOUND },
  explain({ command, known }, lines) {
    const { dash, name, script, env, cmdlet, windows } = lines.at(-1)?.match.groups ?? {};
    const program = dash ?? name ?? script ?? env ?? cmdlet ?? windows;
    const isWindows = cmdlet !== undefined || windows !== undefined;
    if (command?.exitCode !== 127 && !(isWindows && command?.exitCode !== undefined)) return undefined;
    return {
      certainty: 'certain',
      message: `${program === undefined ? 'A program' : `\`${program}\``} is not there (exit status ${command.exitCode}).`,
      advice: adviceOn(program, known.runsOn === 'local', known.executor === 'host'),
      docs: RUNTIMES_DOCS,
    };
  },
};

function adviceOn(program: string | undefined, isLocal: boolean, isOnHost: boolean): string {
  if (program?.includes('/'))
    return 'See that the file is in the source, from the folder in which the command runs. One that is there has line ends of Windows, or an interpreter in its first line that is not.';
  if (program === 'docker' || program === 'docker-compose')
    return "Take an image that has Docker, such as AWS's own, and switch privileged mode on.";
  if (isOnHost) return 'Install it on this computer, or run the build in Docker.';
  if (program === 'sudo')
    return 'Leave `sudo` out: the commands of a build run as root, unless `run-as` says otherwise.';
  if (program !== undefined && PACKAGE_MANAGERS.has(program))
    return 'It is the package manager of another Linux: Amazon Linux has `dnf` or `yum`, Ubuntu `apt-get`, Alpine `apk`. Take that of the image, or another image.';
  const runtime =
    program !== undefined && Object.hasOwn(RUNTIME_OF, program) ? RUNTIME_OF[program] : undefined;
  const install =
    runtime === undefined
      ? 'Install it in the install phase, or call it by its path: tools of the project run with `npx`, `python -m` and the like.'
      : `Ask for the runtime \`${runtime}\` under \`runtime-versions\`, or take an image that has it.`;
  return isLocal ? `${install} The image of this local build may have less than that of CodeBuild.` : install;
}
