import type { CommandTable } from '../commands';
import type { LazyLogRoom } from './lazy-room';

/** The commands of logs in editors; who calls gives a file or a line along, or nothing. */
export function logCommands(room: LazyLogRoom): CommandTable<unknown> {
  const commands = () => import('./log-commands');
  const copying = () => import('./copy-commands');
  return {
    'codebuild.log.openFile': async (file) => (await commands()).openFile(await room.open(), file),
    'codebuild.log.nextError': async () => (await commands()).goToError(await room.open(), 'next'),
    'codebuild.log.previousError': async () => (await commands()).goToError(await room.open(), 'previous'),
    'codebuild.log.follow': async () => (await commands()).follow(await room.open(), true),
    'codebuild.log.stopFollowing': async () => (await commands()).follow(await room.open(), false),
    'codebuild.log.showEarlier': async () => (await commands()).showPart(await room.open(), -1),
    'codebuild.log.showLater': async () => (await commands()).showPart(await room.open(), 1),
    'codebuild.log.showWholeLine': async (line) => (await commands()).showWholeLine(await room.open(), line),
    'codebuild.log.search': async () => (await commands()).search(await room.open()),
    'codebuild.log.saveAs': async () => (await commands()).saveAs(await room.open()),
    'codebuild.log.openInEditor': async () => (await commands()).openInEditor(await room.open()),
    'codebuild.log.copyCommandOutput': async () => (await copying()).copyCommandOutput(await room.open()),
    'codebuild.log.copyLink': async () => (await copying()).copyLink(await room.open()),
  };
}
