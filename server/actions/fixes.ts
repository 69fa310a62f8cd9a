import { applyEdits, compatibleEdits } from '../../core/buildspec/edits';
import { readBuildspec } from '../../core/buildspec/read';
import { diagnosticOf } from '../diagnostics';
import type { BuildspecDocument } from '../documents';
import { type Offer, type Selection, touches } from './action';

/** One offer for each problem of the selection that has a fix. */
export function quickFixes(document: BuildspecDocument, selection: Selection): Offer[] {
  return document.read().problems.flatMap((problem) =>
    problem.fix && touches(problem.range, selection)
      ? [
          {
            title: problem.fix.title,
            kind: 'quickfix' as const,
            edits: problem.fix.edits,
            diagnostics: [diagnosticOf(document, problem)],
            isPreferred: true,
          },
        ]
      : [],
  );
}

/** Fixes can open the way to others, such as a key that is renamed and then checked. More rounds than these are a loop. */
const MOST_ROUNDS = 5;

/** All fixes of the file in one offer, where there is anything to fix. */
export function fixAll(document: BuildspecDocument): Offer[] {
  const edits = firstRound(document.text, document.read().problems);
  if (edits.length === 0) return [];
  let text = applyEdits(document.text, edits);
  let rounds = 1;
  for (; rounds < MOST_ROUNDS; rounds++) {
    const next = firstRound(text, readBuildspec(text, document).problems);
    if (next.length === 0) break;
    text = applyEdits(text, next);
  }
  const whole = { range: { start: 0, end: document.text.length }, newText: text };
  return [
    {
      title: 'Fix All CodeBuild Problems',
      kind: 'source.fixAll.codebuild',
      // one round keeps the cursor and folds of the editor; only what builds on it needs the whole text
      edits: rounds === 1 ? edits : [whole],
    },
  ];
}

function firstRound(text: string, problems: ReturnType<BuildspecDocument['read']>['problems']) {
  const groups = problems.flatMap(({ fix }) => (fix ? [fix.edits] : []));
  return compatibleEdits(groups).filter(
    ({ range, newText }) => text.slice(range.start, range.end) !== newText,
  );
}
