// of the languages that test tools write reports for
const SOURCE_FILE =
  /\.(?:[cm]?[jt]sx?|py|rb|phpt?|java|kt|groovy|scala|go|cs|fs|vb|rs|c|cc|cpp|cxx|swift|dart|exs?|feature|vue)$/i;

/** Whether a name is that of a source file: some tools write the file where others write the class. */
export function isSourceFile(name: string): boolean {
  return SOURCE_FILE.test(name);
}

/**
 * The paths that the source of a class, module or package may have, likeliest first: Python modules, classes of the JVM, .NET and PHP,
 * and packages of Go, whose path ends in `*_test.go`. Empty for a name that is a sentence.
 */
export function classPlaces(name: string): string[] {
  const bare = name.trim();
  if (bare.includes('/')) return goPackage(bare);
  // without what is nested: `Cart$Total`, `Cart+Total`
  const parts = bare.replace(/[$+].*$/, '').split(/\\|\.|::/);
  if (!parts.every((part) => /^[A-Za-z_][\w-]*$/.test(part))) return [];
  const path = parts.join('/');
  const last = parts.at(-1) ?? '';
  const module = parts.slice(0, -1).join('/');
  const python = module === '' ? [`${path}.py`] : [`${path}.py`, `${module}.py`];
  return [
    // a class stands in the module before it
    ...(/^[A-Z]/.test(last) ? python.reverse() : python),
    ...['java', 'kt', 'groovy', 'scala', 'php'].map((extension) => `${path}.${extension}`),
    // namespaces need not be folders there
    ...['cs', 'fs', 'vb', 'php'].map((extension) => `${last}.${extension}`),
  ];
}

function goPackage(path: string): string[] {
  return /^[\w.@/~-]+$/.test(path) ? [`${path.replace(/\/+$/, '')}/*_test.go`] : [];
}
