import { fixAll as fixEverything } from '../../core/buildspec/fix-all';
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

/** All fixes of the file in one offer, where there is anything to fix. */
export function fixAll(document: BuildspecDocument): Offer[] {
  const { text, rounds } = fixEverything(document.text, document.read().problems, document);
  const [first] = rounds;
  if (!first) return [];
  const whole = { range: { start: 0, end: document.text.length }, newText: text };
  return [
    {
      title: 'Fix All CodeBuild Problems',
      kind: 'source.fixAll.codebuild',
      // one round keeps the cursor and folds of the editor; only what builds on it needs the whole text
      edits: rounds.length === 1 ? first.edits : [whole],
    },
  ];
}
