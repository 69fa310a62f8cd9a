import { type Event, parseEvents } from 'js-yaml';
import type { Problem } from './problems';
import { LineIndex } from './text';
import type { Node, Range } from './tree';
import { brokenCommandFix } from './yaml/broken-command';
import { compose } from './yaml/compose';
import { syntaxError } from './yaml/errors';
import { joinFlowLines } from './yaml/flow-lines';
import { libyamlWords } from './yaml/libyaml-words';
import { lineAt } from './yaml/lines';
import { asFault, blankOut, diagnose } from './yaml/recover';

/** In UTF-16 code units. The longest public buildspec has 30 kB; 50,000 lines of commands fit below. */
const MAX_LENGTH = 4 * 1024 * 1024;

/** Recovery parses again after each try, so the tries bound the time a broken file takes. */
const MAX_RECOVERIES = 20;

export interface Parsed {
  /** Of the first document; undefined where there is nothing to read. */
  tree: Node | undefined;
  problems: Problem[];
  /** Parts of the text that syntax errors made unreadable: what seems to miss there may well be there. */
  broken: Range[];
}

/**
 * Reads YAML into a tree with exact ranges. It never throws: a syntax error becomes one problem, the broken region is
 * left out, and the rest of the file still has its tree.
 */
export function parse(text: string): Parsed {
  const unreadable = unreadableFile(text);
  if (unreadable) return { tree: undefined, problems: [unreadable], broken: [] };
  const { events, source, syntax, broken } = parseTolerant(text);
  const { tree, problems, secondDocument } = compose(source, events);
  if (secondDocument) problems.push(multipleDocuments(secondDocument));
  if (!tree && !syntax) problems.push(emptyFile(text));
  return { tree, problems: syntax ? [syntax, ...problems] : problems, broken };
}

interface Tolerant {
  events: Event[];
  /** The text with the broken regions blanked; the events' offsets fit it and the original alike. */
  source: string;
  syntax?: Problem;
  broken: Range[];
}

function parseTolerant(text: string): Tolerant {
  let source = text;
  let syntax: Problem | undefined;
  const broken: Range[] = [];
  for (let tries = 0; ; tries++) {
    try {
      return { events: parseEvents(source, {}), source, syntax, broken };
    } catch (error) {
      const fault = asFault(error);
      const joined = tries < MAX_RECOVERIES ? joinFlowLines(source, fault) : undefined;
      if (joined !== undefined) {
        source = joined;
        continue;
      }
      const diagnosis = diagnose(source, fault);
      // only the first is reported, as CodeBuild does: later ones may be its consequences
      syntax ??= {
        ...syntaxError(
          diagnosis.reason,
          diagnosis.range,
          new LineIndex(text).positionAt(diagnosis.range.start).line + 1,
          libyamlWords(source, diagnosis),
        ),
        fix: brokenCommandFix(text, diagnosis.range.start),
      };
      let blanked = blankOut(source, diagnosis.blank);
      let region = diagnosis.blank;
      if (blanked === source || tries >= MAX_RECOVERIES) {
        region = { start: lineAt(source, Math.min(fault.position, source.length)).start, end: source.length };
        blanked = blankOut(source, region);
      }
      if (blanked === source) {
        region = { start: 0, end: source.length };
        blanked = blankOut(source, region);
      }
      broken.push(region);
      source = blanked;
    }
  }
}

// no UTF-8 becomes one: whoever reads a file leaves one where its bytes are none
const LONE_SURROGATE = /\p{Surrogate}/u;

function unreadableFile(text: string): Problem | undefined {
  const nul = text.indexOf('\0');
  if (nul >= 0) {
    return {
      code: 'binary-file',
      severity: 'error',
      message:
        'This is no text file in UTF-8: it has NUL characters. Save it as UTF-8, or name another file.',
      range: { start: nul, end: nul + 1 },
      refusal: { statusCode: 'YAML_FILE_ERROR', message: 'control characters are not allowed' },
    };
  }
  if (text.length > MAX_LENGTH) {
    return {
      code: 'file-too-large',
      severity: 'error',
      message: `This file has ${millions(text.length)} characters; only files up to ${millions(MAX_LENGTH)} are read. Move long scripts to files of their own.`,
      range: { start: 0, end: Math.max(0, Math.min(lineAt(text, 0).end, 200)) },
    };
  }
  const foreign = text.search(LONE_SURROGATE);
  if (foreign >= 0) {
    return {
      code: 'binary-file',
      severity: 'error',
      message: 'This is no text in UTF-8: it has letters of another encoding. Save it as UTF-8.',
      range: { start: foreign, end: foreign + 1 },
    };
  }
  return undefined;
}

function millions(count: number): string {
  return `${(count / 1e6).toFixed(1)} million`;
}

function emptyFile(text: string): Problem {
  return {
    code: 'empty-file',
    severity: 'error',
    message: 'This buildspec is empty. CodeBuild needs at least `version: 0.2` and `phases`.',
    range: { start: 0, end: lineAt(text, 0).end },
    refusal: { statusCode: 'YAML_FILE_ERROR', message: 'wrong number of container tags, expected 1' },
  };
}

function multipleDocuments(range: Range): Problem {
  return {
    code: 'multiple-documents',
    severity: 'warning',
    message:
      'A second YAML document starts here. CodeBuild reads only the first; move this part to a file of its own.',
    range,
  };
}
