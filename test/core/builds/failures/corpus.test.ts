import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { explainLog } from './explain-log';

/** Real logs; not part of the repository. */
const LOGS = '../shared/corpus/logs';

/** Read by hand: the phase that failed first and why; `unknown` where the log does not tell. */
const FAILED: Readonly<Record<string, string>> = {
  '02': 'PRE_BUILD tests-failed',
  '03': 'BUILD unknown',
  '07': 'INSTALL access-denied',
  '10': 'DOWNLOAD_SOURCE buildspec-missing',
  '11': 'DOWNLOAD_SOURCE buildspec-missing',
  '12': 'DOWNLOAD_SOURCE buildspec-refused',
  '13': 'DOWNLOAD_SOURCE runtime-required',
  '15': 'UPLOAD_ARTIFACTS artifact-missing',
  '17': 'BUILD missing-file',
  '18': 'BUILD command-not-found',
};

const there = existsSync(LOGS);
const name = there ? 'the real logs of the corpus' : 'the real logs of the corpus, which is not here';

describe.skipIf(!there)(name, () => {
  test('are explained where they failed, rightly or not at all, and the others are not', () => {
    const found = readdirSync(LOGS)
      .filter((file) => file.endsWith('.log'))
      .flatMap((file) => {
        const explanation = explainLog([readFileSync(join(LOGS, file), 'utf8')]);
        if (!explanation) return [];
        expect(explanation.lines, file).not.toEqual([]);
        return [[file.slice(0, 2), `${explanation.phaseType} ${explanation.cause?.code ?? 'unknown'}`]];
      });
    expect(Object.fromEntries(found)).toEqual(FAILED);
  });
});
