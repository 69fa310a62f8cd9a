import type { CommandTable } from '../commands';
import type { LogDoor } from './register';

/** The commands of logs in editors; who calls gives a file or a line along, or nothing. */
export function logCommands(door: LogDoor): CommandTable<unknown> {
  const commands = () => import('./log-commands');
  const copying = () => import('./copy-commands');
  return {
    'codebuild.log.openFile': async (file) => (await commands()).openFile(await door.open(), file),
    'codebuild.log.nextError': async () => (await commands()).goToError(await door.open(), 'next'),
    'codebuild.log.previousError': async () => (await commands()).goToError(await door.open(), 'previous'),
    'codebuild.log.follow': async () => (await commands()).follow(await door.open(), true),
    'codebuild.log.stopFollowing': async () => (await commands()).follow(await door.open(), false),
    'codebuild.log.showEarlier': async () => (await commands()).showPart(await door.open(), -1),
    'codebuild.log.showLater': async () => (await commands()).showPart(await door.open(), 1),
    'codebuild.log.showWholeLine': async (line) => (await commands()).showWholeLine(await door.open(), line),
    'codebuild.log.search': async () => (await commands()).search(await door.open()),
    'codebuild.log.saveAs': async () => (await commands()).saveAs(await door.open()),
    'codebuild.log.openInEditor': async () => (await commands()).openInEditor(await door.open()),
    'codebuild.log.copyCommandOutput': async () => (await copying()).copyCommandOutput(await door.open()),
    'codebuild.log.copyLink': async () => (await copying()).copyLink(await door.open()),
  };
}
