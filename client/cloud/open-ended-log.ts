import type { Build } from '@aws-sdk/client-codebuild';
import type { Connection } from '../../core/aws/connection';
import { type CacheReader, createCacheReader } from '../../core/builds/log/cache-lines';
import { WINDOW_BYTES } from '../../core/builds/log/log-index';
import { readLog } from '../../core/builds/remote/read-log';
import { withCancellableProgress } from '../cancellable-progress';
import { attempt } from './actions/attempt';
import type { BuildLogs } from './build-logs';
import type { BuildTarget, CloudParts } from './parts';

/** UTF-16 units. */
const LONGEST_LOG = 1_000_000_000;

/** Opens the log of a build that has ended in the editor. What cannot be read opens nothing. */
export async function openEndedLog(parts: CloudParts, { session, build }: BuildTarget): Promise<void> {
  const { logs } = parts;
  if (logs.has(build)) return logs.show(build);
  await withCancellableProgress('Reading the log…', async (progress, signal) => {
    const cache = createCacheReader();
    const onRead = (length: number) =>
      progress.report({ message: `${(length / 1_000_000).toFixed(1)} MB so far` });
    await attempt(parts, session, 'logs:GetLogEvents', (connection) =>
      readAndShow(logs, connection, build, { cache, signal, onRead }),
    );
    if (cache.result !== undefined) parts.learnt.add(session.id, { id: build.id ?? '', cache: cache.result });
  });
}

interface ReadOptions {
  cache: Pick<CacheReader, 'read'>;
  signal: AbortSignal;
  /** Told of the length read so far, in UTF-16 units. */
  onRead(length: number): void;
}

/** Shows a log as soon as there is a window full of it, and reads on. */
async function readAndShow(
  logs: BuildLogs,
  connection: Connection,
  build: Build,
  { cache, signal, onRead }: ReadOptions,
): Promise<void> {
  const writer = logs.begin(build);
  let length = 0;
  let shown: Promise<void> | undefined;
  try {
    for await (const page of readLog(connection, build, { signal, maxLength: LONGEST_LOG })) {
      cache.read(page);
      writer.append(page);
      await writer.flush();
      length += page.length;
      onRead(length);
      if (length <= WINDOW_BYTES || shown) continue;
      shown = logs.show(build);
      // told at the end; until then it must not count as unhandled
      shown.catch(() => undefined);
    }
  } catch (error) {
    writer.append('\n[CodeBuild Workbench] The log was read up to here. Open it again to read all of it.\n');
    throw error;
  } finally {
    await writer.end();
  }
  logs.complete(build);
  await (shown ?? logs.show(build));
}
