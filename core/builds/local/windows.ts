import type { Buildspec } from '../../buildspec/buildspec';

/** Why the commands of a buildspec can run on Windows alone; undefined where they can run here. */
export function whyOnlyOnWindows({ env: { shell } }: Buildspec): string | undefined {
  if (shell === undefined || !/^(powershell|cmd)(\.exe)?$/i.test(shell)) return undefined;
  return `The buildspec asks for ${shell}, a shell of Windows, and local builds run on Linux only. Run it on CodeBuild, or change env.shell.`;
}
