import type { PhaseContext } from '../events';
import type { BuildRecord, PhaseRecord } from './build-record';
import { BuildspecView } from './buildspec-view';
import { cleanText, shorten } from './clean-line';
import type { Cause, Certainty, ExplainedCommand, Explanation, Finding } from './explanation';
import { hideValues } from './hide-values';
import type { KnownBuild } from './known-build';
import { NOTE_RULES } from './note-rules';
import type { Failure, FailureRule, RuleFinding } from './rule';
import { CAUSE_RULES } from './rules';
import type { Step } from './step';
import { type LineWatch, type NumberedLine, SeenLines } from './watched-lines';

/** As many of them say enough without a scroll bar. */
const MOST_LINES = 8;
const LAST_LINES = 12;
/** Among which those of a long script may be, which the log repeats. */
const RECENT_LINES = 200;
const LONGEST_LINE = 300;
const LONGEST_SENTENCE = 1_000;
/** A line further from the end than this was most likely overcome. */
const NEAR_LINES = 80;

const COMMAND_ERROR = /^Error while executing command: ([\s\S]*)\. Reason: exit status (\d+)\s*$/;

/** The evidence of a failed phase. */
interface Evidence {
  phase: PhaseRecord;
  step: Step;
  failure: Failure;
  /** The lines of the phase's contexts, as far as they are no repetition of the command. */
  context: SeenLines;
  anywhere: SeenLines;
}

/** Why a build failed; undefined where no phase has. */
export function explain(record: BuildRecord, watch: LineWatch, known: KnownBuild): Explanation | undefined {
  const [phase, ...later] = record.failedPhases;
  if (!phase || phase.phaseStatus === 'STOPPED') return undefined;
  const step = phase.failed ?? phase.current ?? interrupted(phase) ?? phase.agent;
  step.end();
  const failure = failureOf(phase, later, step, known);
  const evidence = {
    phase,
    step,
    failure,
    context: contextLines(failure.contexts, watch),
    anywhere: record.anywhere,
  };
  const found = causeOf(evidence);
  const { phaseType, phaseStatus, contexts, command, buildspec } = failure;
  const explanation = {
    phaseType,
    phaseStatus,
    contexts: [...contexts],
    command,
    range: found?.range ?? step.command?.range ?? (command && buildspec?.placeOf(phaseType, command)),
    cause: found && causeIn(found),
    lines: (found?.lines ?? lastLines(evidence))
      .flatMap((line) => line.split('\n'))
      .slice(0, LAST_LINES)
      .map((line) => shorten(line, LONGEST_LINE)),
    notes: notesOf(evidence),
  };
  return hideValues(explanation, [...(known.secrets ?? []), ...(buildspec?.secrets ?? [])]);
}

/** A log does not say of a command that its phase was ended around it. */
function interrupted({ phaseStatus, latest }: PhaseRecord): Step | undefined {
  return phaseStatus === 'TIMED_OUT' ? latest : undefined;
}

function causeIn({ code, certainty, message, advice, docs, fix }: Cause): Cause {
  return { code, certainty, message: sentence(message), advice: sentence(advice), docs, fix };
}

/** What a rule says may have words of a log or an API in it: they make no lines of their own. */
function sentence(text: string): string {
  return shorten(text.replace(/\s*\n\s*/g, ' '), LONGEST_SENTENCE);
}

function failureOf(
  { phaseType, phaseStatus, contexts }: PhaseRecord,
  later: readonly PhaseRecord[],
  step: Step,
  known: KnownBuild,
): Failure {
  const clean = contexts.map(cleanContext).filter(({ statusCode, message }) => statusCode + message !== '');
  return {
    phaseType,
    phaseStatus,
    contexts: clean,
    command: commandOf(step, clean),
    laterFailures: later.map((phase) => ({
      phaseType: phase.phaseType,
      contexts: phase.contexts.map(cleanContext),
    })),
    lastLine: step.lastLines(1)[0] ?? '',
    known,
    buildspec: known.buildspec && new BuildspecView(known.buildspec.text),
  };
}

function cleanContext({ statusCode, message }: PhaseContext): PhaseContext {
  return { statusCode: cleanText(statusCode).trim(), message: cleanText(message).trim() };
}

/** The API tells the whole command and its status even where the log is cut. */
function commandOf(step: Step, contexts: readonly PhaseContext[]): ExplainedCommand | undefined {
  const told = contexts.flatMap(({ message }) => COMMAND_ERROR.exec(message) ?? []);
  const [, text, status] = told;
  const { command } = step;
  const exitCode = command?.exitCode ?? (status === undefined ? undefined : Number(status));
  if (!command)
    return text === undefined ? undefined : { text: text.trim(), section: 'commands', index: 0, exitCode };
  const { section, index } = command;
  const own = cleanText(command.text).trim();
  return { text: text?.startsWith(own) ? text.trim() : own, section, index, exitCode };
}

function contextLines(contexts: readonly PhaseContext[], watch: LineWatch): SeenLines {
  const seen = new SeenLines();
  const scanner = watch.scanner(seen, new SeenLines());
  for (const { statusCode, message } of contexts)
    if (statusCode !== 'COMMAND_EXECUTION_ERROR') scanner.read(`${statusCode}: ${message}\n`);
  return seen;
}

/** The first rule that fits near the end; else the first that fits further up. */
function causeOf(evidence: Evidence): (Cause & Pick<RuleFinding, 'range' | 'lines'>) | undefined {
  let further: ReturnType<typeof causeOf>;
  for (const rule of CAUSE_RULES) {
    const applied = apply(rule, evidence);
    if (!applied) continue;
    const { certainty } = applied;
    const cause = { code: rule.code, ...applied.finding, certainty };
    if (certainty !== 'possible') return cause;
    further ??= cause;
  }
  return further;
}

function apply(
  rule: FailureRule,
  { step, failure, context, anywhere }: Evidence,
): { finding: RuleFinding; certainty: Certainty } | undefined {
  const told = context.of(rule);
  const printed = step.seen.of(rule).filter(({ text }) => !isOfCommand(text, failure));
  const lines = [...printed, ...told];
  const finding = rule.explain(failure, lines, anywhere.of(rule));
  if (!finding) return undefined;
  const last = printed.at(-1);
  const isFar = last !== undefined && step.lineCount - last.number > NEAR_LINES;
  const isSaid = finding.certainty === 'certain' || !rule.lines || told.length > 0;
  const certainty = isSaid ? 'certain' : isFar ? 'possible' : 'likely';
  return { finding: { lines: shownLines(printed, failure), ...finding }, certainty };
}

/** A log repeats the text of a command, whose further lines are no output of it. */
function isOfCommand(line: string, { command }: Failure): boolean {
  const wanted = line.trim();
  return (command?.text.split('\n') ?? []).some((own) => own.trim() === wanted);
}

/** Undefined where a rule had none: the last lines of the command say more. */
function shownLines(printed: readonly NumberedLine[], failure: Failure): string[] | undefined {
  const texts = [...printed.map(({ text }) => text), ...toldLines(failure)];
  return texts.length === 0 ? undefined : [...new Set(texts)].slice(0, MOST_LINES);
}

/** What CodeBuild says of a phase that failed without a command. */
function toldLines({ command, contexts }: Failure): string[] {
  if (command) return [];
  return contexts.flatMap(({ statusCode, message }) =>
    [statusCode, message].filter(Boolean).join(': ').split('\n'),
  );
}

function lastLines({ step, failure }: Evidence): string[] {
  const printed = step.lastLines(RECENT_LINES).filter((line) => !isOfCommand(line, failure));
  return [...printed, ...toldLines(failure)].slice(-LAST_LINES);
}

function notesOf(evidence: Evidence): Finding[] {
  return NOTE_RULES.flatMap((rule) => {
    const applied = apply(rule, evidence);
    if (!applied) return [];
    const { message, advice, docs, fix } = applied.finding;
    return [{ code: rule.code, message: sentence(message), advice: sentence(advice), docs, fix }];
  });
}
