import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { LocalRun } from '../../../client/local/local-run';
import { RunProblems } from '../../../client/local/run-problems';
import type { CommandEvent } from '../../../core/builds/events';
import { BUILDSPEC, runsWith, STARTED } from './a-run';

type Shown = { range: number[]; message: string; code: { value: string; target: string } };

const editor = vi.hoisted(() => ({
  shown: new Map<string, unknown[]>(),
  documents: [] as { uri: string; getText(): string }[],
  edited: (_event: { document: unknown }) => {},
}));
vi.mock('vscode', () => ({
  DiagnosticSeverity: { Error: 0 },
  Range: class {
    constructor(...places: number[]) {
      // biome-ignore lint/correctness/noConstructorReturn: a stand-in that compares well
      return places;
    }
  },
  Diagnostic: class {
    constructor(
      readonly range: unknown,
      readonly message: string,
    ) {}
  },
  Uri: {
    parse: (text: string) => ({ toString: () => text, path: text }),
    from: ({ path, query }: { path: string; query: string }) => ({
      with: ({ fragment }: { fragment: string }) => `${path}?${query}#${fragment}`,
    }),
  },
  languages: {
    createDiagnosticCollection: () => ({
      set: (uri: unknown, diagnostics: unknown[]) => editor.shown.set(String(uri), diagnostics),
      dispose() {},
    }),
  },
  workspace: {
    get textDocuments() {
      return editor.documents;
    },
    onDidChangeTextDocument(listener: typeof editor.edited) {
      editor.edited = listener;
      return { dispose() {} };
    },
    onDidOpenTextDocument: () => ({ dispose() {} }),
  },
}));

const TEXT = 'commands:\n  - make\n  - |\n    make test\n    make dist\n';
let problems: RunProblems;
beforeEach(() => {
  editor.shown.clear();
  editor.documents = [];
  problems = new RunProblems();
});

function begin(number = 1) {
  const run = runsWith().get('project:1') as LocalRun;
  problems.forget(BUILDSPEC);
  return follow({ ...run, number });
}

const follow = (run: LocalRun) => problems.follow(run, { uri: BUILDSPEC, text: TEXT }, () => 30);

function fails(text: string): CommandEvent {
  const start = TEXT.indexOf(text);
  const place = { phaseType: 'BUILD', section: 'commands', index: start, attempt: 1, text } as const;
  const range = { start, end: start + text.length };
  return {
    event: 'command',
    buildId: 'project:1',
    at: STARTED,
    ...place,
    range,
    state: 'failed',
    exitCode: 2,
  };
}

const open = (text: string) => {
  const document = { uri: BUILDSPEC, getText: () => text };
  editor.documents = [document];
  return document;
};
const shown = () => (editor.shown.get(BUILDSPEC) ?? []) as Shown[];

describe('the problems of runs', () => {
  it('say where a command failed, why, and where its log tells of it', () => {
    begin()(fails('make\n'));
    expect(shown()).toMatchObject([
      {
        range: [1, 4, 1, 8],
        message: 'COMMAND_EXECUTION_ERROR in BUILD of run #1: exit status 2',
        source: 'CodeBuild run',
        code: { value: 'Open Log', target: '/CodeBuild Local/buildspec.yml #1.log?run=project%3A1#L31' },
      },
    ]);
  });

  it('name the build of a batch', () => {
    const run = runsWith().get('project:1') as LocalRun;
    follow({ ...run, partOf: { runId: 'batch', identifier: 'unit_tests' } })(fails('make\n'));
    expect(shown()[0]?.message).toContain('of run #1, unit_tests: exit status 2');
  });

  it('end where a block ends, not on the line after it', () => {
    begin()(fails('|\n    make test\n    make dist\n'));
    expect(shown()[0]?.range).toEqual([2, 4, 4, 13]);
  });

  it('stand where the command is by now, if the buildspec was edited while it ran', () => {
    const hear = begin();
    open(`version: 0.2\n${TEXT}`);
    hear(fails('make\n'));
    expect(shown()[0]?.range).toEqual([2, 4, 2, 8]);
  });

  it('follow edits around the command, and go with an edit of it', () => {
    begin()(fails('make\n'));
    editor.edited({ document: open(`version: 0.2\n${TEXT}`) });
    expect(shown()[0]?.range).toEqual([2, 4, 2, 8]);
    editor.edited({ document: open(`version: 0.2\n${TEXT.replace('make', 'make -k')}`) });
    expect(shown()).toEqual([]);
  });

  it('go with the next run of the buildspec; those of runs beside each other stay', () => {
    const first = begin(1);
    const second = follow({ ...(runsWith().get('project:1') as LocalRun), number: 2 });
    first(fails('make\n'));
    second(fails('make test'));
    expect(shown()).toHaveLength(2);
    begin(3);
    expect(shown()).toEqual([]);
  });
});
