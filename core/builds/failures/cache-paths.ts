import { newlineOf, nextLine } from '../../buildspec/layout';
import { LineIndex } from '../../buildspec/text';
import { entryOf, type Node, valueAt } from '../../buildspec/tree';
import type { BuildspecView } from './buildspec-view';
import type { FailureFix } from './explanation';

/** Where package managers keep what they have downloaded, as root in AWS's images. */
const FOLDERS: readonly [RegExp, string[]][] = [
  [/\bnpm (?:ci|i|install)\b/, ['/root/.npm']],
  [/\bpip3? install\b/, ['/root/.cache/pip']],
  [/\bmvnw?\b/, ['/root/.m2']],
  [/\bgradlew?\b/, ['/root/.gradle/caches']],
  [/\bgo (?:build|test|mod|install)\b/, ['/go/pkg/mod', '/root/.cache/go-build']],
  [/\bdotnet (?:restore|build|publish|test)\b/, ['/root/.nuget/packages']],
  [/\bcargo\b/, ['/root/.cargo/registry']],
];

/** What the package managers of these commands would have cached. */
export function usualCachePaths(commands: readonly string[]): string[] {
  const text = commands.join('\n');
  return FOLDERS.flatMap(([pattern, folders]) => (pattern.test(text) ? folders : [])).map(
    (folder) => `${folder}/**/*`,
  );
}

/** Adds paths to the `cache` section, or the section; undefined where its layout is not plain. */
export function addCachePaths(view: BuildspecView, paths: readonly string[]): FailureFix | undefined {
  const { text, tree } = view;
  const title = `Add ${paths.join(' and ')} to the Cache`;
  const quoted = paths.map((path) => `'${path.replaceAll("'", "''")}'`);
  const newline = newlineOf(text);
  const list = valueAt(tree, 'cache', 'paths');
  if (list?.kind === 'sequence') {
    const place = afterLastItem(text, list);
    if (!place) return undefined;
    const newText = quoted.map((path) => `${newline}${place.indent}- ${path}`).join('');
    return { kind: 'buildspec', title, edits: [{ range: { start: place.at, end: place.at }, newText }] };
  }
  if (tree?.kind !== 'mapping' || tree.style !== 'block' || entryOf(tree, 'cache')) return undefined;
  const newText = [
    ...(/\n$/.test(text) ? [] : ['']),
    'cache:',
    '  paths:',
    ...quoted.map((path) => `    - ${path}`),
    '',
  ];
  const end = text.length;
  return {
    kind: 'buildspec',
    title,
    edits: [{ range: { start: end, end }, newText: newText.join(newline) }],
  };
}

function afterLastItem(text: string, list: Extract<Node, { kind: 'sequence' }>) {
  const last = list.items.at(-1);
  if (list.style !== 'block' || !last) return undefined;
  const { character } = new LineIndex(text).positionAt(last.range.start);
  const before = text.slice(last.range.start - character, last.range.start);
  const indent = /^( *)- +$/.exec(before)?.[1];
  if (indent === undefined) return undefined;
  const at = nextLine(text, last.range.end);
  const lineEnd = text.slice(last.range.end, at).trimEnd().length;
  return { at: last.range.end + lineEnd, indent };
}
