import type { Build } from '@aws-sdk/client-codebuild';
import { hasEnded } from '../../core/builds/remote/status';
import type { LazyLogRoom } from '../log/lazy-room';
import type { LogFiles, LogWriter } from '../log/log-files';
import type { LogPlace } from '../log/log-place';
import { buildTitle } from './build-title';

/** The logs of builds on CodeBuild, as far as this window has read them: they lie on disk, so that none of them fills the memory. */
export class BuildLogs {
  /** The ids of ended builds whose logs are here in whole. */
  private readonly whole = new Set<string>();

  constructor(
    private readonly files: LogFiles,
    private readonly logRoom: LazyLogRoom,
  ) {
    files.onDidRemove((isOf) => {
      for (const id of this.whole) if (isOf(id)) this.whole.delete(id);
    });
  }

  has({ id = '' }: Build): boolean {
    return this.whole.has(id);
  }

  /** The text of a log that is here, in pieces. */
  pieces({ id = '' }: Build): AsyncIterable<string> {
    return this.files.pieces(id);
  }

  /** A log begins to be read; any that was here goes. */
  begin({ id = '' }: Build): LogWriter {
    this.whole.delete(id);
    return this.files.open(id);
  }

  /** All of it is here. */
  complete({ id = '' }: Build): void {
    this.whole.add(id);
  }

  /** Opens the document of a log, or of what is here of it; that of a build that runs is followed. */
  async show(build: Build): Promise<void> {
    const room = await this.logRoom.open();
    await room.show(placeOf(build), buildTitle(build), { follows: !hasEnded(build) });
  }
}

function placeOf({ arn, id = '' }: Build): LogPlace {
  return { kind: 'build', id: arn ?? id };
}
