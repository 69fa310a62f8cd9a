import { cleanLines } from '../../core/builds/failures/clean-line';
import { unknownCause } from '../../core/builds/failures/describe';
import {
  CAUSE_HEADS,
  type Explanation,
  type FailureFix,
  type Finding,
} from '../../core/builds/failures/explanation';
import { LineIndex, type Position } from '../../core/buildspec/text';
import type { LogPlace } from '../log/log-place';
import { changedLines } from './changed-lines';
import type { ExplainedBuild } from './explained-build';

/** What a user can do about a line of the page. */
export type PageAction = { build: ExplainedBuild } & (
  | { kind: 'applyFix'; fix: Exclude<FailureFix, { kind: 'iam-statement' }> }
  | { kind: 'copyStatement'; fix: Extract<FailureFix, { kind: 'iam-statement' }> }
  | { kind: 'openBuildspec' }
  | { kind: 'openLog' }
  | { kind: 'openDocs'; url: string }
);

/** An action, and the line that it stands above, from 0. */
export interface PlacedAction {
  line: number;
  title: string;
  action: PageAction;
}

/** The place of a failure in its buildspec, and the line that names it, all of it; counted from 0. */
export interface PageLink {
  line: number;
  length: number;
  document: string;
  place: Position;
}

export interface Page {
  text: string;
  actions: PlacedAction[];
  links: PageLink[];
  /** The log of its first build, whose sources the paths of all count from. */
  log?: LogPlace;
}

/** Of a longer change, and of a longer command, the beginning is shown. */
const MOST_CHANGED = 12;

/** Why builds failed, for people: plain text, whose lines that begin with `│` are quoted, and with `+` and `-` what a fix changes. */
export function pageOf(builds: readonly ExplainedBuild[]): Page {
  const lines: string[] = [];
  const actions: PlacedAction[] = [];
  const links: PageLink[] = [];
  for (const build of builds) {
    if (lines.length > 0) lines.push('', '');
    const line = lines.length;
    const own = buildLines(build).flatMap((text) => text.split('\n'));
    lines.push(...own);
    actions.push(...actionsOf(build).map((action) => ({ line, ...action })));
    const place = placeOf(build);
    const at = place ? own.indexOf(place.text) : -1;
    if (place && at >= 0) {
      const { text, ...target } = place;
      links.push({ line: line + at, length: text.length, ...target });
    }
  }
  return { text: `${lines.join('\n')}\n`, actions, links, log: builds[0]?.log };
}

function buildLines(build: ExplainedBuild): string[] {
  const { title, explanation, notes: told = [] } = build;
  const head = `Why ${title} failed`;
  if (!explanation) return [head, '', ...(told.length > 0 ? told : ['None of its phases has failed.'])];
  const { cause, lines, notes } = explanation;
  const place = placeOf(build);
  return [
    head,
    '',
    ...failedLines(explanation),
    ...(place === undefined ? [] : [place.text]),
    ...(cause
      ? section(CAUSE_HEADS[cause.certainty], [cause.message])
      : section('Cause', [`Not known: ${unknownCause(lines)}`])),
    ...(cause
      ? section('What to do', [cause.advice, ...(cause.docs === undefined ? [] : [cause.docs])])
      : []),
    ...fixLines(build, cause),
    ...(lines.length > 0 ? section('The log says', lines.map(quoted)) : []),
    ...notes.flatMap((each) => [
      ...section('Note', [each.message, each.advice, ...(each.docs === undefined ? [] : [each.docs])]),
      ...fixLines(build, each),
    ]),
    ...told.flatMap((each) => section('Note', [each])),
  ];
}

function failedLines({ phaseType, phaseStatus, command }: Explanation): string[] {
  const how = phaseStatus === 'TIMED_OUT' ? ' timed out' : ' failed';
  const status = command?.exitCode === undefined ? '' : `, exit status ${command.exitCode}`;
  return [`${phaseType}${how}${status}`, ...(command ? commandLines(command.text).map(quoted) : [])];
}

/** A command may be a whole script. */
function commandLines(text: string): string[] {
  const lines = text.split('\n');
  return lines.length > MOST_CHANGED ? [...lines.slice(0, MOST_CHANGED), '…'] : lines;
}

/** Where it failed in the buildspec, as text, and for a link. */
function placeOf({ buildspec, explanation }: ExplainedBuild) {
  if (!buildspec || !explanation?.range) return undefined;
  const { document, name, text } = buildspec;
  const place = new LineIndex(text).positionAt(explanation.range.start);
  return { text: `${name}:${place.line + 1}:${place.character + 1}`, document, place };
}

function section(head: string, lines: readonly string[]): string[] {
  return ['', head, ...lines];
}

function quoted(line: string): string {
  return `│ ${line}`;
}

function fixLines({ buildspec }: ExplainedBuild, finding: Finding | undefined): string[] {
  const fix = finding?.fix;
  switch (fix?.kind) {
    case undefined:
      return [];
    case 'buildspec': {
      const changed = buildspec ? cleanLines(changedLines(buildspec.text, fix.edits)) : [];
      const more = changed.length > MOST_CHANGED ? ['…'] : [];
      return section(`Fix: ${fix.title}`, [...changed.slice(0, MOST_CHANGED), ...more]);
    }
    case 'iam-statement': {
      const whose = fix.role === undefined ? '' : ` for the role ${fix.role}`;
      return section(
        `Fix: a statement in a policy${whose}`,
        JSON.stringify(fix.statement, undefined, 2).split('\n').map(quoted),
      );
    }
    case 'privileged':
    case 'timeout':
      return section(`Fix: ${fix.title}`, []);
  }
}

/** In the order in which they help. */
function actionsOf(build: ExplainedBuild): { title: string; action: PageAction }[] {
  const { explanation, buildspec } = build;
  const findings = explanation
    ? [...(explanation.cause ? [explanation.cause] : []), ...explanation.notes]
    : [];
  return [
    ...findings.flatMap(({ fix }) => (fix ? fixAction(build, fix) : [])),
    ...(explanation?.range && buildspec
      ? [{ title: 'Open Buildspec', action: { kind: 'openBuildspec', build } as const }]
      : []),
    ...(build.openLog ? [{ title: 'Open Log', action: { kind: 'openLog', build } as const }] : []),
    ...(explanation?.cause?.docs === undefined
      ? []
      : [{ title: 'Open Docs', action: { kind: 'openDocs', build, url: explanation.cause.docs } as const }]),
  ];
}

function fixAction(build: ExplainedBuild, fix: FailureFix): { title: string; action: PageAction }[] {
  switch (fix.kind) {
    case 'iam-statement':
      return [{ title: 'Copy IAM Statement', action: { kind: 'copyStatement', build, fix } }];
    case 'buildspec':
      if (!build.buildspec) return [];
      return [{ title: `Apply Fix: ${fix.title}`, action: { kind: 'applyFix', build, fix } }];
    case 'privileged':
    case 'timeout':
      if (!build.buildWith) return [];
      return [{ title: `Apply Fix: ${fix.title}`, action: { kind: 'applyFix', build, fix } }];
  }
}
