import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseAgentLine } from '../../../../core/builds/log/agent-line';
import { LINE_SHAPES, SHAPES_OF_THE_CLOUD } from './line-shapes';

/** Real logs; not part of the repository. */
const LOGS = '../shared/corpus/logs';

describe.skipIf(!existsSync(LOGS))('the real logs of the corpus', () => {
  it('hold no line of the agent of 2023 and later that has none of the known shapes', () => {
    const lines = readdirSync(LOGS)
      .filter((name) => /^\d+-202[3-9]-.*\.log$/.test(name))
      .flatMap((name) => readFileSync(join(LOGS, name), 'utf8').split(/\r?\n/))
      .flatMap((line) => parseAgentLine(line)?.text ?? []);
    expect(lines.length).toBeGreaterThan(100);
    const shapes = [...LINE_SHAPES, ...SHAPES_OF_THE_CLOUD];
    expect(lines.filter((line) => !shapes.some((shape) => shape.test(line)))).toEqual([]);
  });
});
