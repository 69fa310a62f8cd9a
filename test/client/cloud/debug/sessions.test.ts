import { beforeEach, describe, expect, it, vi } from 'vitest';
import { DebugSessions } from '../../../../client/cloud/debug/sessions';
import type { BuildTarget } from '../../../../client/cloud/parts';
import { runningBuild } from '../../builds';

const seen = vi.hoisted(() => ({
  missing: [] as string[],
  terminals: [] as { options: unknown; sent: string[]; exitStatus: unknown; shown: number }[],
  messages: [] as string[],
  answers: [] as string[],
  copied: [] as string[],
  resumed: [] as string[],
  buttons: [] as string[],
  trusted: true,
  close: (_terminal: unknown): void => undefined,
}));

vi.mock('vscode', () => ({
  workspace: {
    get isTrusted() {
      return seen.trusted;
    },
  },
  env: { clipboard: { writeText: async (text: string) => void seen.copied.push(text) } },
  window: {
    onDidCloseTerminal: (listener: (terminal: unknown) => void) => {
      seen.close = listener;
      return { dispose: () => undefined };
    },
    createTerminal: (options: unknown) => {
      const terminal = {
        options,
        sent: [] as string[],
        exitStatus: undefined,
        shown: 0,
        show: () => {
          terminal.shown += 1;
        },
        sendText: (text: string) => terminal.sent.push(text),
      };
      seen.terminals.push(terminal);
      return terminal;
    },
    showInformationMessage: async (message: string, ...buttons: string[]) => {
      seen.messages.push(message);
      seen.buttons = buttons;
      return seen.answers.shift();
    },
  },
}));
vi.mock('../../../../client/cloud/debug/resume-emulated', () => ({
  resumeEmulated: async (_parts: unknown, _session: unknown, target: string) =>
    void seen.resumed.push(target),
}));
vi.mock('../../../../client/find-program', () => ({
  findProgram: async (name: string) => (seen.missing.includes(name) ? undefined : `/usr/bin/${name}`),
}));

function aTarget(
  debugSession: object | undefined = { sessionEnabled: true, sessionTarget: 'codebuild:0b6a_1' },
  emulated = false,
) {
  return {
    session: {
      emulated,
      settings: { profile: 'dev' },
      store: { connect: async () => ({ region: 'eu-west-1' }), builds: { get: () => undefined } },
    },
    build: runningBuild({ debugSession }),
  } as unknown as BuildTarget;
}

const COMMAND = 'aws ssm start-session --target=codebuild:0b6a_1 --region=eu-west-1 --profile=dev';

beforeEach(() => {
  Object.assign(seen, {
    missing: [],
    terminals: [],
    messages: [],
    answers: [],
    copied: [],
    resumed: [],
    trusted: true,
  });
});

describe('Open Debug Session', () => {
  it('runs the AWS CLI in a terminal, argument by argument, as the connection says', async () => {
    await new DebugSessions(async () => undefined).open(aTarget());
    const [, ...shellArgs] = COMMAND.split(' ');
    expect(seen.terminals).toMatchObject([
      { options: { name: 'web #12', shellPath: '/usr/bin/aws', shellArgs }, shown: 1 },
    ]);
  });

  it('shows the one that is open, and opens another one after its end', async () => {
    const sessions = new DebugSessions(async () => undefined);
    await sessions.open(aTarget());
    await sessions.open(aTarget());
    expect(seen.terminals).toMatchObject([{ shown: 2 }]);
    Object.assign(seen.terminals[0] ?? {}, { exitStatus: { code: 255 } });
    await sessions.open(aTarget());
    expect(seen.terminals).toHaveLength(2);
  });

  it('gives the command to copy where the programs are missing', async () => {
    seen.missing = ['session-manager-plugin'];
    seen.answers = ['Copy Command'];
    await new DebugSessions(async () => undefined).open(aTarget());
    expect(seen.messages).toEqual([
      `A debug session needs session-manager-plugin, which is not on the PATH of VS Code. Install it, or run elsewhere: ${COMMAND}`,
    ]);
    expect(seen.copied).toEqual([COMMAND]);
    expect(seen.terminals).toEqual([]);
  });

  it('opens nothing for a build that does not wait, or in Restricted Mode', async () => {
    await new DebugSessions(async () => undefined).open(aTarget({ sessionEnabled: true }));
    seen.trusted = false;
    await new DebugSessions(async () => undefined).open(aTarget());
    expect([seen.terminals, seen.messages]).toEqual([[], []]);
  });
});

describe('Resume', () => {
  it('sends the command to the session that is open', async () => {
    const sessions = new DebugSessions(async () => undefined);
    await sessions.open(aTarget());
    await sessions.resume(aTarget());
    expect(seen.terminals[0]?.sent).toEqual(['codebuild-resume']);
  });

  it('says what to do where none is open, or it was closed', async () => {
    const sessions = new DebugSessions(async () => undefined);
    await sessions.open(aTarget());
    seen.close(seen.terminals[0]);
    seen.answers = ['Copy Command'];
    await sessions.resume(aTarget());
    expect(seen.messages).toEqual([
      'web #12 goes on when codebuild-resume runs in its debug session, and no session is open here.',
    ]);
    expect(seen.copied).toEqual(['codebuild-resume']);
  });

  it('opens a session from there', async () => {
    seen.answers = ['Open Debug Session'];
    await new DebugSessions(async () => undefined).resume(aTarget());
    expect(seen.terminals).toHaveLength(1);
  });
});

describe('a build of the emulator', () => {
  const emulated = () => aTarget(undefined, true);

  it('goes on without a session, which the emulator has not', async () => {
    const sessions = new DebugSessions(async () => undefined);
    await sessions.open(emulated());
    expect(seen.messages).toEqual([
      'The emulator has no Session Manager to open a terminal with. Resume lets web #12 go on.',
    ]);
    await sessions.resume(emulated());
    expect([seen.resumed, seen.terminals]).toEqual([['codebuild:0b6a_1'], []]);
  });
});

describe('a build that begins to wait', () => {
  it('is told of with what can be done', async () => {
    const sessions = new DebugSessions(async () => undefined);
    seen.answers = ['Open Debug Session'];
    await sessions.announce(aTarget());
    expect(seen.messages).toEqual(['CodeBuild: web #12 waits at a breakpoint, and its timeout goes on.']);
    expect(seen.buttons).toEqual(['Open Debug Session', 'Resume']);
    expect(seen.terminals).toHaveLength(1);
    seen.answers = ['Resume'];
    await sessions.announce(aTarget(undefined, true));
    expect(seen.buttons).toEqual(['Resume']);
    expect(seen.resumed).toEqual(['codebuild:0b6a_1']);
  });
});
