import type { CommandTable } from '../../commands';
import { projectOf } from '../actions/targets';
import type { CloudNode } from '../nodes';
import type { CloudParts } from '../parts';

/** The commands that take up how a project is set up. */
export function checkCommands(parts: CloudParts): CommandTable<CloudNode> {
  return {
    'codebuild.cloud.checkProject': async (node) => {
      const { checkPickedProject } = await import('./check-project');
      await checkPickedProject(parts, projectOf(parts, node));
    },
    'codebuild.cloud.copyProjectAs': async (node) => {
      const { copyPickedProjectAs } = await import('../actions/copy-project-as');
      await copyPickedProjectAs(parts, projectOf(parts, node));
    },
  };
}

/** Those of the page, which its code lenses and the palette call. */
export function checkPageCommands(parts: CloudParts): CommandTable<string> {
  const again = (change: { asksIam?: true }) => async (uri?: string) => {
    const request = parts.checks.requestOf(uri);
    const { check } = await import('./check-project');
    if (request) await check(parts, { ...request, ...change });
  };
  return {
    'codebuild.check.again': again({}),
    'codebuild.check.askIam': again({ asksIam: true }),
  };
}
