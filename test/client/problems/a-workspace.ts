/** A stand-in for VS Code with files, which is told what is in the workspace. */
export function aWorkspace(folder: string, files: readonly string[]) {
  interface Uri {
    path: string;
    fragment: string;
    with(change: { fragment: string }): Uri;
    toString(): string;
  }
  const uriOf = (path: string, fragment = ''): Uri => ({
    path,
    fragment,
    with: (change) => uriOf(path, change.fragment),
    toString: () => `file://${path}${fragment && `#${fragment}`}`,
  });
  const diagnostics = new Map<string, unknown[]>();
  const looked: string[] = [];
  return {
    looked,
    diagnostics,
    uriOf,
    vscode: {
      DiagnosticSeverity: { Error: 'error', Warning: 'warning', Information: 'information' },
      FileType: { File: 1, Directory: 2 },
      Uri: {
        file: uriOf,
        joinPath: (base: Uri, ...parts: string[]) =>
          uriOf(new URL(parts.join('/'), `file://${base.path}/`).pathname),
      },
      Position: class {
        constructor(
          readonly line: number,
          readonly character: number,
        ) {}
      },
      Range: class {
        readonly text: string;
        constructor(...places: (number | { line: number; character: number })[]) {
          this.text = places
            .flatMap((place) => (typeof place === 'number' ? place : [place.line, place.character]))
            .join(' ');
        }
      },
      Diagnostic: class {
        constructor(
          readonly range: unknown,
          readonly message: string,
          readonly severity: string,
        ) {}
      },
      DocumentLink: class {
        tooltip: string | undefined;
        constructor(
          readonly range: unknown,
          readonly target: Uri,
        ) {}
      },
      RelativePattern: class {
        constructor(
          readonly base: Uri,
          readonly pattern: string,
        ) {}
      },
      languages: {
        createDiagnosticCollection: () => {
          const own = new Set<string>();
          return {
            set(uri: Uri, all: unknown[]) {
              own.add(uri.path);
              diagnostics.set(uri.path, all);
            },
            dispose() {
              for (const path of own) diagnostics.delete(path);
            },
          };
        },
      },
      workspace: {
        isTrusted: true,
        asRelativePath: ({ path }: Uri) => path.slice(folder.length + 1),
        getWorkspaceFolder: ({ path }: Uri) =>
          path.startsWith(`${folder}/`) ? { uri: uriOf(folder) } : undefined,
        findFiles: async (
          { base, pattern }: { base: Uri; pattern: string },
          _exclude: string,
          most: number,
        ) => {
          looked.push(pattern);
          const end = pattern.startsWith('**/*.')
            ? pattern.slice(4)
            : `/${pattern.replace('**/', '').replace(/\[(.)\]/g, '$1')}`;
          return files
            .filter((file) => file.startsWith(`${base.path}/`) && file.endsWith(end))
            .slice(0, most)
            .map((path) => uriOf(path));
        },
        fs: {
          stat: async ({ path }: Uri) => {
            looked.push(path);
            if (files.includes(path)) return { type: 1 };
            if (files.some((file) => file.startsWith(`${path}/`))) return { type: 2 };
            throw new Error('not found');
          },
        },
      },
    },
  };
}
