import { type Buildspec, PHASE_NAMES } from '../../buildspec/buildspec';
import { interpret } from '../../buildspec/interpret';
import type { Problem } from '../../buildspec/problems';
import { readForRun } from '../../buildspec/read-for-run';
import { LineIndex } from '../../buildspec/text';
import type { PhaseContext } from '../events';
import { unknownKeysMessage } from './unknown-keys';

export type Plan =
  | {
      ok: true;
      buildspec: Buildspec;
      /** Lines for the log: what the buildspec asks for and a local build leaves out. */
      notes: string[];
    }
  | { ok: false; failure: PhaseContext };

/**
 * Reads a buildspec into what will run, or into the reason why DOWNLOAD_SOURCE fails, in CodeBuild's words where they are
 * known. `location` is where commands would see the file; `isOfBatch` is true where its batch runs already.
 */
export function planBuild(
  text: string | undefined,
  location: string,
  { isOfBatch = false }: { isOfBatch?: boolean } = {},
): Plan {
  if (text === undefined) return refuse(`stat ${location}: no such file or directory`);
  const { tree, problems } = readForRun(text);
  const errors = problems.filter(({ severity }) => severity === 'error');
  const error = errors.find((problem) => !concernsBatchesOnly(problem));
  if (error) {
    return {
      ok: false,
      failure: error.refusal ?? { statusCode: 'YAML_FILE_ERROR', message: describe(error, text) },
    };
  }
  if (!tree) return refuse('wrong number of container tags, expected 1');
  const buildspec = interpret(tree);
  const unknownKeys = unknownKeysMessage(tree, problems);
  const refusedAsBatch = errors.map(
    (problem) => `Local build: a batch build would fail. ${describe(problem, text)}`,
  );
  return {
    ok: true,
    buildspec,
    notes: [...(unknownKeys ? [unknownKeys] : []), ...leftOut(buildspec, isOfBatch), ...refusedAsBatch],
  };
}

const BATCH_RULES = new Set([
  'quoted-version',
  'dependency-cycle',
  'duplicate-identifier',
  'unknown-dependency',
]);

/** An ordinary build does not look at the batch section (aws/aws-cdk#29592: a quoted version runs, but not as a batch). */
function concernsBatchesOnly({ code, refusal }: Problem): boolean {
  return BATCH_RULES.has(code) || refusal?.statusCode === 'BATCH_SPEC_VALIDATION_ERROR';
}

function refuse(message: string): Plan {
  return { ok: false, failure: { statusCode: 'YAML_FILE_ERROR', message } };
}

function describe({ message, range }: Problem, text: string): string {
  return `${message} (line ${new LineIndex(text).positionAt(range.start).line + 1})`;
}

/** Nothing that is asked for may be left out in silence: a build that passes here must not fail on CodeBuild for it. */
function leftOut(buildspec: Buildspec, isOfBatch: boolean): string[] {
  const { env } = buildspec;
  const lines: string[] = [];
  const note = (what: string, isAskedFor: boolean) => {
    if (isAskedFor) lines.push(`Local build: ${what}`);
  };
  const phases = PHASE_NAMES.map((name) => buildspec.phases[name]);
  note(
    'the batch section is left out and one build runs; Run Batch (run --batch) runs all of them',
    buildspec.hasBatch && !isOfBatch,
  );
  note('git-credential-helper is left out; git has no credentials', env.gitCredentialHelper);
  note(
    'the steps of GitHub Actions are left out',
    phases.some((phase) => phase?.hasSteps),
  );
  note(
    's3-prefix is left out; it is a place in S3',
    [buildspec.artifacts, ...Object.values(buildspec.secondaryArtifacts)].some((part) => part?.s3Prefix),
  );
  return lines;
}
