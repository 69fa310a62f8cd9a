import { whyRefused } from './batch-check';
import { type BatchEnvironment, batchEnvironment } from './batch-environment';
import { matrixOf } from './batch-matrix';
import type { Refusal } from './problems';
import { type BatchTask, batchTasks, matrixAxes, matrixSize } from './symbols/batch';
import { type Node, valueAt } from './tree';
import { flagAt, textAt } from './values';

export type { BatchEnvironment };

const BATCH_TYPES = ['build-graph', 'build-list', 'build-matrix', 'build-fanout'] as const;
export type BatchType = (typeof BATCH_TYPES)[number];

/** One build of a batch. */
export interface BatchBuild {
  identifier: string;
  /** Identifiers of the builds that have to end first. */
  dependsOn: string[];
  /** The batch can succeed although this build fails. */
  ignoreFailure: boolean;
  /** Path in the source, as written; undefined for the file that has the batch. */
  buildspec?: string;
  env: BatchEnvironment;
  /** Its share of a fan-out; `index` counts from 0. */
  shard?: { index: number; total: number };
}

/** What a `batch` section says: its builds in the order of the file. */
export interface Batch {
  type: BatchType;
  fastFail: boolean;
  builds: BatchBuild[];
}

export type BatchReading = { ok: true; batch: Batch } | { ok: false; failure: Refusal };

// more than any project allows; a matrix of a few long lists would otherwise fill the memory
const MOST_BUILDS = 1000;

/**
 * The batch of a buildspec (AWS docs batch-build-buildspec), or why CodeBuild refuses it: in its own words where they are known
 * (aws/copilot-cli#1673), else in their shape. Parts of an unexpected kind are read as absent.
 */
export function readBatch(tree: Node | undefined): BatchReading {
  const batch = valueAt(tree, 'batch');
  const [type, other] = BATCH_TYPES.filter((name) => valueAt(batch, name));
  if (!type) return refused(`The buildspec has no batch with one of ${BATCH_TYPES.join(', ')}.`);
  if (other) return refused(`A batch has one type of build, not ${type} and ${other}.`);
  const size = sizeOf(tree, type);
  if (size > MOST_BUILDS) return refused(`The batch makes ${size} builds, more than ${MOST_BUILDS}.`);
  const builds = buildsOf(tree, type);
  const reason = whyRefused(type, builds);
  return reason === undefined
    ? { ok: true, batch: { type, fastFail: flagAt(batch, 'fast-fail'), builds } }
    : refused(reason);
}

function refused(why: string): BatchReading {
  const message = `BatchSpec has invalid values.. ${why}`;
  return { ok: false, failure: { statusCode: 'BATCH_SPEC_VALIDATION_ERROR', message } };
}

function sizeOf(tree: Node | undefined, type: BatchType): number {
  if (type === 'build-matrix') return matrixSize(matrixAxes(tree));
  return type === 'build-fanout' ? parallelismOf(tree) : batchTasks(tree).length;
}

function buildsOf(tree: Node | undefined, type: BatchType): BatchBuild[] {
  if (type === 'build-matrix') return matrixOf(tree);
  if (type === 'build-fanout') return fanoutOf(tree);
  return batchTasks(tree).map(taskOf);
}

function taskOf({ list, node, identifier, dependOn }: BatchTask): BatchBuild {
  return {
    identifier: identifier?.value ?? '',
    dependsOn: list === 'build-graph' ? dependOn.map(({ value }) => value) : [],
    ignoreFailure: flagAt(node, 'ignore-failure'),
    buildspec: textAt(node, 'buildspec'),
    env: batchEnvironment(valueAt(node, 'env')),
  };
}

/** The same build several times. What CodeBuild calls each is documented nowhere. */
function fanoutOf(tree: Node | undefined): BatchBuild[] {
  const total = parallelismOf(tree);
  const ignoreFailure = flagAt(valueAt(tree, 'batch', 'build-fanout'), 'ignore-failure');
  return Array.from({ length: total }, (_, index) => ({
    identifier: `shard_${index + 1}`,
    dependsOn: [],
    ignoreFailure,
    env: batchEnvironment(undefined),
    shard: { index, total },
  }));
}

/** 0 for what is no number of builds. */
function parallelismOf(tree: Node | undefined): number {
  const parallelism = Number(textAt(valueAt(tree, 'batch', 'build-fanout'), 'parallelism'));
  return Number.isInteger(parallelism) && parallelism > 0 ? parallelism : 0;
}
