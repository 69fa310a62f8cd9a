import { cacheNotUsed } from './notes/cache-not-used';
import { flakyStep } from './notes/flaky-step';
import { laterFailure } from './notes/later-failure';
import { localAndCloudDiffer } from './notes/local-and-cloud-differ';
import { secretInLog } from './notes/secret-in-log';
import { unknownKeys } from './notes/unknown-keys';
import type { FailureRule } from './rule';

/** What is worth knowing of a failed build beside its cause; each that fits is told. */
export const NOTE_RULES: readonly FailureRule[] = [
  laterFailure,
  flakyStep,
  localAndCloudDiffer,
  unknownKeys,
  cacheNotUsed,
  secretInLog,
];
