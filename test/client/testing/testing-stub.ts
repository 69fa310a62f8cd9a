import { Emitter } from '../../../client/emitter';

class Item {
  description?: string;
  range?: unknown;
  tags: { id: string }[] = [];
  sortText?: string;
  parent?: Item;
  readonly children = new Items(this);
  constructor(
    readonly id: string,
    readonly label: string,
    readonly uri?: unknown,
  ) {}
}

class Items {
  private readonly items = new Map<string, Item>();
  constructor(private readonly owner?: Item) {}
  add(item: Item) {
    item.parent = this.owner;
    this.items.set(item.id, item);
  }
  replace(items: Item[]) {
    this.items.clear();
    for (const item of items) this.add(item);
  }
  [Symbol.iterator]() {
    return this.items[Symbol.iterator]();
  }
}

/** What a test run was told, in words. */
export interface ToldRun {
  name: string;
  persist: boolean;
  request: { include?: Item[]; profile?: Profile; preserveFocus?: boolean };
  told: string[];
  messages: { message: string; location?: unknown }[];
  coverage: { uri: string }[];
  ended: boolean;
  cancel(): void;
}

export interface Profile {
  label: string;
  kind: number;
  run(request: object, token?: unknown): Promise<void>;
  tag?: { id: string };
  loadDetailedCoverage?(run: unknown, file: unknown): Promise<unknown[]>;
}

/** Just enough of VS Code's Testing API, which tells what it was told. */
export function testingStub() {
  const runs: ToldRun[] = [];
  const profiles: Profile[] = [];
  const items = new Items();
  const questions: unknown[] = [];
  const commands: unknown[][] = [];
  const granted = new Emitter<void>();
  const state = { answer: undefined as string | undefined, disposed: false };
  const workspace = { isTrusted: true, onDidGrantWorkspaceTrust: granted.event };

  const controller = {
    items,
    createTestItem: (id: string, label: string, uri?: unknown) => new Item(id, label, uri),
    createRunProfile(
      label: string,
      kind: number,
      run: Profile['run'],
      _isDefault: boolean,
      tag?: { id: string },
    ) {
      const profile: Profile = { label, kind, run, tag };
      profiles.push(profile);
      return profile;
    },
    createTestRun(request: ToldRun['request'], name: string, persist: boolean) {
      const cancelled = new Emitter<void>();
      const run: ToldRun = {
        name,
        persist,
        request,
        told: [],
        messages: [],
        coverage: [],
        ended: false,
        cancel: () => cancelled.fire(),
      };
      runs.push(run);
      const tell = (word: string) => (item: Item) => void run.told.push(`${word} ${item.label}`);
      const tellWhy = (word: string) => (item: Item, message: ToldRun['messages'][number]) => {
        run.told.push(`${word} ${item.label}`);
        run.messages.push(message);
      };
      return {
        token: { onCancellationRequested: cancelled.event },
        started: tell('started'),
        passed: tell('passed'),
        skipped: tell('skipped'),
        failed: tellWhy('failed'),
        errored: tellWhy('errored'),
        addCoverage: (file: { uri: string }) => {
          if (stub.refuses) throw new Error('wrong');
          run.coverage.push(file);
        },
        appendOutput: (text: string) => void run.told.push(text.trimEnd()),
        end: () => {
          run.ended = true;
        },
      };
    },
    dispose: () => {
      state.disposed = true;
    },
  };

  const vscode = {
    workspace,
    tests: { createTestController: () => controller },
    TestRunProfileKind: { Run: 1, Debug: 2, Coverage: 3 },
    TestTag: class {
      constructor(readonly id: string) {}
    },
    TestRunRequest: class {
      constructor(
        readonly include: unknown,
        _exclude: unknown,
        readonly profile: unknown,
        _continuous: boolean,
        readonly preserveFocus: boolean,
      ) {}
    },
    TestMessage: class {
      location?: unknown;
      constructor(readonly message: string) {}
    },
    TestCoverageCount: class {
      constructor(
        readonly covered: number,
        readonly total: number,
      ) {}
    },
    FileCoverage: class {
      constructor(
        readonly uri: string,
        readonly statements: unknown,
        readonly branches: unknown,
      ) {}
    },
    StatementCoverage: class {
      constructor(
        readonly executed: number,
        readonly location: unknown,
        readonly branches: unknown[],
      ) {}
    },
    BranchCoverage: class {
      constructor(readonly executed: boolean) {}
    },
    Position: class {
      constructor(
        readonly line: number,
        readonly character: number,
      ) {}
    },
    Range: class {
      readonly line: number;
      constructor(line: number) {
        this.line = line;
      }
    },
    Location: class {
      constructor(
        readonly uri: string,
        readonly range: unknown,
      ) {}
    },
    Uri: { parse: (uri: string) => uri },
    commands: { executeCommand: async (...words: unknown[]) => void commands.push(words) },
    window: {
      showInformationMessage: async (question: string) => void questions.push(question),
      showWarningMessage: async (question: string) => {
        questions.push(question);
        return state.answer;
      },
    },
  };
  const stub = { refuses: false, vscode, runs, profiles, items, questions, commands, granted, state };
  return stub;
}
