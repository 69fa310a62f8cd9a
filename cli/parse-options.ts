import { type ParseArgsConfig, parseArgs } from 'node:util';
import { UsageError } from './io';

/** Node's `parseArgs`, for which wrong arguments are an error of the user. Throws UsageError. */
export function parseOptions<const Config extends ParseArgsConfig>(
  config: Config,
): ReturnType<typeof parseArgs<Config>> {
  try {
    return parseArgs(config);
  } catch (error) {
    // node adds advice on `--` that fits no command of ours
    throw new UsageError(
      error instanceof Error ? error.message.replace(/\. To specify.*/s, '.') : String(error),
    );
  }
}
