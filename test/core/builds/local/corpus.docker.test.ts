import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BuildEvent, CommandEvent } from '../../../../core/builds/events';
import { planBuild } from '../../../../core/builds/local/plan';
import { parseAgentLine } from '../../../../core/builds/log/agent-line';
import { formatEvent } from '../../../../core/builds/log/format';
import { createLogReader } from '../../../../core/builds/log/grammar';
import { PHASE_NAMES } from '../../../../core/buildspec/buildspec';
import { simpleCommands } from '../../../../core/buildspec/lint/simple-commands';
import { parseShell } from '../../../../core/buildspec/shell/parse';
import { LINE_SHAPES, SHAPES_OF_A_LOCAL_BUILD } from '../log/line-shapes';
import { phaseEnds, runBuild } from './support';
import { dockerEngine, makeImage } from './support-docker';

/** Public buildspecs; not part of the repository. */
const CORPUS = '../shared/corpus/buildspecs';
const STUBS = 'workbench-test:stubs';
/** All of them take minutes. */
const EACH = process.env.WORKBENCH_TEST_WHOLE ? 1 : 60;

const files = existsSync(CORPUS) ? readdirSync(CORPUS).filter((_, index) => index % EACH === 0) : [];
const textOf = (file: string) => readFileSync(join(CORPUS, file), 'utf8');

/** The programs that the commands of a buildspec call by name. */
function programsOf(text: string): string[] {
  const plan = planBuild(text, 'buildspec.yml');
  if (!plan.ok) return [];
  const sections = PHASE_NAMES.flatMap((name) => plan.buildspec.phases[name] ?? []);
  const commands = sections.flatMap((phase) => [...phase.commands, ...phase.finally]);
  return commands.flatMap(({ text }) => programsIn(text));
}

function programsIn(command: string): string[] {
  const reading = parseShell(command);
  if (!reading.ok) return [];
  return [...simpleCommands(reading.script, true)]
    .map(({ words }) => words[0]?.literal ?? '')
    .filter((name) => /^\w[\w.+-]*$/.test(name));
}

const STUB = '#!/bin/sh\necho "called $' + '{0##*/}" >&2\n';

/** The commands that succeeded though a program of theirs that the image has not was not called. */
function notCalled(events: BuildEvent[]): string[] {
  const outputOf = (command: CommandEvent) =>
    events
      .flatMap((event) =>
        event.event === 'output' && event.phaseType === command.phaseType && event.index === command.index
          ? event.text
          : [],
      )
      .join('');
  return events
    .filter((event) => event.event === 'command')
    .filter(
      ({ state, text }) =>
        state === 'succeeded' && /^(npm|pip3?|aws|docker|yarn|terraform) [\w -]+$/.test(text),
    )
    .filter((command) => !outputOf(command).includes(`called ${command.text.split(' ')[0]}`))
    .map(({ text }) => text);
}

describe.skipIf(!process.env.WORKBENCH_TEST_DOCKER_HOST || files.length === 0)(
  'real buildspecs of the corpus, with stubs for the programs that they call',
  () => {
    let image: AsyncDisposable;

    beforeAll(async () => {
      const names = new Set(files.flatMap((file) => programsOf(textOf(file))));
      const stubs = Object.fromEntries([...names].map((name) => [`stubs/${name}`, STUB]));
      image = await makeImage(STUBS, stubs, { from: 'workbench-test:bash' });
    });

    afterAll(() => image[Symbol.asyncDispose]());

    test.concurrent.each(files)(
      '%s runs by the phase rules, and its log is one of CodeBuild',
      async (file) => {
        const { outcome, events } = await runBuild({
          engine: dockerEngine(),
          image: STUBS,
          buildspec: textOf(file),
          // what the image has comes first
          environmentVariables: [{ name: 'PATH', value: '/bin:/usr/bin:/stubs' }],
          aws: {
            secrets: {
              read: async (secrets) => ({
                ok: true,
                values: new Map(secrets.map(({ name }) => [name, `secret of ${name}`])),
              }),
            },
          },
        });
        const log = events.map(formatEvent).join('');
        expect(outcome).toMatchObject({
          ok: true,
          buildStatus: expect.stringMatching(/^(SUCCEEDED|FAILED)$/),
        });
        expect(phaseEnds(events).filter((end) => end.endsWith('FAILED')).length > 0).toBe(
          outcome.ok && outcome.buildStatus === 'FAILED',
        );
        expect(notCalled(events)).toEqual([]);
        expect(log).not.toContain('secret of ');
        const known = [...LINE_SHAPES, ...SHAPES_OF_A_LOCAL_BUILD];
        const lines = log.split('\n').flatMap((line) => parseAgentLine(line)?.text ?? []);
        expect(lines.filter((line) => !known.some((shape) => shape.test(line)))).toEqual([]);
        const reader = createLogReader('any');
        const read = phaseEnds([...reader.read(log), ...reader.end()]);
        expect(
          read.filter((end) => !/^(SUBMITTED|QUEUED|PROVISIONING|FINALIZING|COMPLETED)/.test(end)),
        ).toEqual(
          phaseEnds(events).filter(
            (end) => !/^(SUBMITTED|QUEUED|PROVISIONING|FINALIZING|COMPLETED)/.test(end),
          ),
        );
      },
    );
  },
);
