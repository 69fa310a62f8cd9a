import { beforeEach, describe, expect, it, vi } from 'vitest';
import type * as vscode from 'vscode';
import { checkPickedProject } from '../../../../client/cloud/check/check-project';
import { checkPageCommands } from '../../../../client/cloud/check/commands';
import { CheckDocuments } from '../../../../client/cloud/check/documents';
import type { CloudParts, ProjectTarget } from '../../../../client/cloud/parts';
import type { ProjectFacts } from '../../../../core/builds/remote/project-facts';
import { GOOD, GOOD_BUILDSPEC, project } from '../../../core/insights/check/support';
import { commands } from '../../manifest';

const seen = vi.hoisted(() => ({
  shown: [] as string[],
  messages: [] as string[],
  language: '',
  trusted: true,
  inWorkspace: undefined as { text: string } | undefined,
  read: async (_name: string, _options: object): Promise<unknown> => undefined,
}));
vi.mock('vscode', () => {
  const uriOf = (text: string) => ({ toString: () => text });
  return {
    EventEmitter: class {
      readonly event = () => ({ dispose() {} });
      fire() {}
      dispose() {}
    },
    Selection: class {},
    Range: class {},
    CodeLens: class {
      constructor(
        readonly range: unknown,
        readonly command: unknown,
      ) {}
    },
    ProgressLocation: { Notification: 15 },
    Uri: {
      from: ({ scheme, path, query }: Record<string, string>) => uriOf(`${scheme}:${path}?${query}`),
    },
    languages: {
      setTextDocumentLanguage: async (_document: unknown, language: string) => {
        seen.language = language;
      },
    },
    workspace: {
      openTextDocument: async (uri: unknown) => ({ uri }),
      get isTrusted() {
        return seen.trusted;
      },
    },
    window: {
      withProgress: (_options: unknown, task: (progress: unknown, token: unknown) => unknown) =>
        task({}, { onCancellationRequested: () => undefined }),
      showTextDocument: async ({ uri }: { uri: unknown }) => {
        seen.shown.push(String(uri));
        return {};
      },
      showInformationMessage: async (message: string) => void seen.messages.push(message),
      get activeTextEditor() {
        return { document: { uri: uriOf(seen.shown.at(-1) ?? '') } };
      },
    },
  };
});
vi.mock('../../../../core/builds/remote/project-facts', () => ({
  readProjectFacts: (_connection: unknown, name: string, options: object) => seen.read(name, options),
}));
vi.mock('../../../../client/cloud/buildspec/workspace-file', () => ({
  inWorkspace: async () => seen.inWorkspace,
}));

const GOOD_FACTS: ProjectFacts = {
  project: GOOD,
  buildspec: { known: GOOD_BUILDSPEC },
  builds: { known: [] },
  sourceCredentials: { known: [] },
};
const session = { id: 'aws/dev/eu-central-1', connection: async () => ({}) };
const target = { session, name: 'web' } as unknown as ProjectTarget;
let checks: CheckDocuments;
let failures: string[];

function parts(): CloudParts {
  const showFailure = async ({ message }: { message: string }) => void failures.push(message);
  return { checks, showFailure } as unknown as CloudParts;
}

beforeEach(() => {
  Object.assign(seen, { shown: [], messages: [], trusted: true, inWorkspace: undefined });
  seen.read = async () => GOOD_FACTS;
  checks = new CheckDocuments();
  failures = [];
});

const text = () => checks.provideTextDocumentContent({ toString: () => seen.shown.at(-1) } as vscode.Uri);
const lenses = () =>
  checks
    .provideCodeLenses({ uri: { toString: () => seen.shown.at(-1) } } as vscode.TextDocument)
    .map(({ command }) => command);

describe('the review of a project', () => {
  it('is a page of plain text, worst first, with what was not looked at', async () => {
    seen.read = async () => ({
      ...GOOD_FACTS,
      project: project({ projectVisibility: 'PUBLIC_READ', concurrentBuildLimit: undefined }),
    });
    await checkPickedProject(parts(), target);
    expect(seen.shown).toEqual(['codebuild-check:/Check of web?aws/dev/eu-central-1 web']);
    expect(seen.language).toBe('codebuild-check');
    expect(text()).toMatch(
      /^Check of web: 1 high, 1 low\n\nHIGH {2}The builds of this project are public\.\n/,
    );
    expect(text()).toContain(
      '\n\nNot checked\n  IAM was not asked for the service role; Ask IAM above does. (wide-role, open-trust)\n',
    );
  });

  it('can be made again, and with IAM, from the page itself or the palette', async () => {
    const asked: object[] = [];
    seen.read = async (_name, { asksIam }: { asksIam?: boolean }) => {
      asked.push({ asksIam });
      return {
        ...GOOD_FACTS,
        ...(asksIam && { role: { known: { name: 'web', policies: [], trust: '{}' } } }),
      };
    };
    await checkPickedProject(parts(), target);
    const [again, askIam] = lenses();
    expect(lenses().map((lens) => lens?.title)).toEqual(['Check Again', 'Ask IAM']);
    const declared = commands.map(({ command }) => command);
    expect(declared).toContain(again?.command);
    expect(declared).toContain(askIam?.command);
    const table = checkPageCommands(parts());
    await table['codebuild.check.askIam']?.(askIam?.arguments?.[0]);
    expect(text()).toBe('Check of web: no findings\n');
    expect(lenses().map((lens) => lens?.title)).toEqual(['Check Again']);
    await table['codebuild.check.again']?.();
    expect(asked).toEqual([{ asksIam: false }, { asksIam: true }, { asksIam: true }]);
    expect(new Set(seen.shown).size).toBe(1);
  });

  it('says that a project is gone', async () => {
    seen.read = async () => undefined;
    await checkPickedProject(parts(), target);
    expect(seen.messages).toEqual(['There is no project web any more.']);
    expect(seen.shown).toEqual([]);
  });

  it('says why a project cannot be read', async () => {
    seen.read = async () => {
      throw Object.assign(new Error('no'), { name: 'AccessDeniedException' });
    };
    await checkPickedProject(parts(), target);
    expect(failures).toEqual(['These credentials may not call codebuild:BatchGetProjects.']);
    expect(seen.shown).toEqual([]);
  });

  it.each([
    ['that the workspace has', true, { text: 'version: 0.2' }, { known: 'version: 0.2' }],
    [
      'of another repository',
      true,
      undefined,
      { unknown: expect.stringMatching(/no folder of this workspace is a clone of it\.$/) },
    ],
    [
      'in Restricted Mode',
      false,
      undefined,
      { unknown: expect.stringMatching(/Restricted Mode does not look/) },
    ],
  ])('takes the buildspec %s', async (_, trusted, inWorkspace, expected) => {
    let buildspec: unknown;
    Object.assign(seen, { trusted, inWorkspace });
    seen.read = async (_name, options) => {
      const { inSource } = options as { inSource(place: object): Promise<unknown> };
      buildspec = await inSource({
        kind: 'source',
        path: 'buildspec.yml',
        location: 'https://github.com/a/b',
      });
      return GOOD_FACTS;
    };
    await checkPickedProject(parts(), target);
    expect(buildspec).toEqual(expected);
  });

  it('keeps to one folder, whatever a project is called', async () => {
    const arn = 'arn:aws:codebuild:eu-central-1:111122223333:project/../web';
    await checkPickedProject(parts(), { ...target, name: arn });
    expect(seen.shown).toEqual([`codebuild-check:/Check of web?aws/dev/eu-central-1 ${arn}`]);
  });
});
