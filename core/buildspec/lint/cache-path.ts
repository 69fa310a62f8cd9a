import { scalarsOf, valueAt } from '../tree';
import type { LintRule } from './rule';

/** Folders that package managers fill with folders. */
const FOLDER =
  /(?:^|\/)(node_modules|vendor|bower_components|\.m2|\.m2\/repository|\.gradle|\.gradle\/caches|\.npm|\.yarn|\.pnpm-store|\.ivy2|\.sbt|\.cargo|\.cargo\/registry|\.cache|\.cache\/pip|\.terraform|\.venv|\.nuget\/packages)(\/\*?)?$/;

/** An S3 cache takes what the patterns match: AWS docs build-caching. A local one takes folders as they are. */
export const cachePath: LintRule = {
  code: 'cache-path',
  severity: 'information',
  fixes: true,
  check({ tree }) {
    return scalarsOf(valueAt(tree, 'cache', 'paths')).flatMap((node) => {
      const [, , ending] = FOLDER.exec(node.value) ?? [];
      const isFolder = FOLDER.test(node.value) || /[^*/]\/$/.test(node.value);
      if (!isFolder) return [];
      const base = node.value.replace(/\/\*?$/, '');
      const pattern = `${base}/**/*`;
      return [
        {
          message: ending?.endsWith('*')
            ? `In an S3 cache \`${node.value}\` takes the files directly in the folder only. Write \`${pattern}\`.`
            : `\`${node.value}\` names a folder, and an S3 cache takes files. Write \`${pattern}\` for all that is in it.`,
          range: node.range,
          fix: {
            title: `Replace with ${pattern}`,
            edits: [{ range: node.range, newText: `'${pattern.replaceAll("'", "''")}'` }],
          },
        },
      ];
    });
  },
};
