import type { ShellCommand } from '../shell/script';
import { bareWords } from './simple-commands';

/** Programs whose failure a build must not overlook. Names alone: what a build's own scripts do is theirs. */
const TOOLS = new Set(
  'ant apt-get aws bazel bundle cargo cdk cmake composer ctest curl docker docker-compose dotnet eslint git go gradle helm jest kubectl make mvn nox npm npx packer phpunit pip pip3 pnpm poetry pulumi pytest python python3 rake rspec sam sbt serverless sls terraform tox tsc unzip wget yarn yum'.split(
    ' ',
  ),
);

/** The tool that a simple command runs; a script of the source counts as one. */
export function toolOf(command: ShellCommand): string | undefined {
  if (command.kind !== 'simple') return undefined;
  const [first, ...rest] = bareWords(command).map(({ literal }) => literal);
  if (first === undefined || isAside(rest)) return undefined;
  return TOOLS.has(first) || /^\.{1,2}\/[\w./-]+$/.test(first) ? first : undefined;
}

/** Asks for a version or a list, or clears away: a build loses nothing when that fails. */
function isAside([verb, ...rest]: (string | undefined)[]): boolean {
  return (
    /^(-v|-V|version|config|help|images|kill|list|logs|ls|prune|ps|rm|rmi|status|stop|whoami)$/.test(
      verb ?? '',
    ) || [verb, ...rest].some((word) => word === '--version' || word === '--help')
  );
}
