import type { Clock } from '../builds/events';
import type { BatchRunner } from './batches/batch-runner';
import type { DebugSessions } from './builds/debug-sessions';
import type { Runner } from './builds/runner';
import type { Input } from './input';
import type { Buckets } from './s3/buckets';
import type { SecretValues } from './secret-values';
import type { Sessions } from './sessions';
import type { LogStore } from './store/log-store';
import type { Store } from './store/store';

/** What operations work on. */
export interface EmulatorContext {
  store: Store;
  logs: LogStore;
  runner: Runner;
  batches: BatchRunner;
  buckets: Buckets;
  debugSessions: DebugSessions;
  /** What the emulator keeps is below it. */
  dataDirectory: string;
  clock: Clock;
  region: string;
  /** Of Parameter Store and Secrets Manager. */
  secrets: SecretValues;
  sessions: Sessions;
  /** Answers of the last minutes by idempotency token. */
  idempotency: Map<string, { parameters: string; id: string; at: number }>;
}

/** One API operation: its input in, the members of its answer out. Throws ServiceError. */
export type Operation = (input: Input, context: EmulatorContext) => unknown;
