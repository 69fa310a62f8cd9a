import { entryOf } from '../tree';
import type { LintRule } from './rule';

/** A dash without a command, mostly one with its command commented out; CodeBuild skips it (82 in public files). */
export const emptyCommand: LintRule = {
  code: 'empty-command',
  severity: 'hint',
  fixes: true,
  check({ phases, text, isBroken }) {
    if (isBroken) return [];
    return phases.flatMap(({ entry }) =>
      ['commands', 'finally'].flatMap((section) => {
        const list = entryOf(entry.value, section)?.value;
        if (list?.kind !== 'sequence' || list.style !== 'block') return [];
        return list.items.flatMap((item) => {
          if (item.kind !== 'scalar' || !item.isNull || item.range.start !== item.range.end) return [];
          const dash = item.range.start - 1;
          if (text.charAt(dash) !== '-') return [];
          const comment = /^-[ \t]+#/.exec(text.slice(dash, dash + 80))?.[0];
          return [
            {
              message: comment
                ? 'CodeBuild skips this item: the command is a comment. Put the `#` before the dash.'
                : 'CodeBuild skips this item: nothing stands after the dash. Remove it.',
              range: { start: dash, end: dash + 1 },
              fix: comment
                ? {
                    title: 'Comment out the Item',
                    edits: [{ range: { start: dash, end: dash + comment.length }, newText: '# -' }],
                  }
                : undefined,
            },
          ];
        });
      }),
    );
  },
};
