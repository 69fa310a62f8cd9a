import { type SuppressionKind, suppressionEdit } from '../../core/buildspec/suppress';
import { diagnosticOf } from '../diagnostics';
import type { BuildspecDocument } from '../documents';
import { type Offer, type Selection, touches } from './action';

const TITLES: Record<SuppressionKind, (code: string) => string> = {
  line: (code) => `Ignore ${code} on This Line`,
  'next-line': (code) => `Ignore ${code} on This Line`,
  file: (code) => `Ignore ${code} in This File`,
};

/** Comments that hide a problem of the selection: at its line or, where none can stand there, above it; or for the file. */
export function suppressions(document: BuildspecDocument, selection: Selection): Offer[] {
  const here = document.read().problems.filter(({ range }) => touches(range, selection));
  const firstOfEach = [...new Map(here.map((problem) => [problem.code, problem])).values()];
  return firstOfEach.flatMap((problem) => {
    const offer = (kind: SuppressionKind): Offer[] => {
      const edit = suppressionEdit(document.text, problem, kind);
      return edit
        ? [
            {
              title: TITLES[kind](problem.code),
              kind: 'quickfix',
              edits: [edit],
              diagnostics: [diagnosticOf(document, problem)],
            },
          ]
        : [];
    };
    const nearby = offer('next-line');
    return [...(nearby.length > 0 ? nearby : offer('line')), ...offer('file')];
  });
}
