import process from 'node:process';
import { beforeEach, expect, it, vi } from 'vitest';
import type * as vscode from 'vscode';
import { EngineError } from '../../../core/builds/local/engine';
import { FakeClock } from '../fake-clock';

const asked = vi.hoisted(() => ({
  errors: [] as string[],
  questions: [] as string[],
  details: [] as string[],
  answer: '',
}));
vi.mock('vscode', () => ({
  ProgressLocation: { Window: 10 },
  window: {
    withProgress: (_options: unknown, task: () => unknown) => task(),
    showErrorMessage: async (message: string) => void asked.errors.push(message),
    showWarningMessage: async (question: string, { detail }: { detail: string }) => {
      asked.questions.push(question);
      asked.details.push(detail);
      return asked.answer;
    },
  },
}));
vi.mock('../../../core/builds/local/docker-engine', () => ({
  createDockerEngine: () => ({
    images: () => Promise.reject(new EngineError('No Docker engine answers. Tried /run/x.', 'no-engine')),
  }),
}));

const consent = { always: false };
const settings = {
  image: () => undefined,
  timeoutMinutes: () => 60,
  dockerHost: () => undefined,
  region: () => undefined,
  concurrency: () => undefined,
};

beforeEach(() => {
  asked.questions = [];
  asked.details = [];
  consent.always = false;
});

async function choose() {
  const { chooseEngine } = await import('../../../client/local/choose-engine');
  const target = { folder: {} as vscode.Uri, name: 'api/buildspec.yml' };
  return chooseEngine(target, { settings, clock: new FakeClock(), consent });
}

it('asks about this computer by the name of the buildspec, the details after the question', async () => {
  asked.answer = 'Run on This Computer';
  expect(await choose()).toMatchObject({ image: 'host' });
  expect(asked.questions).toEqual(['Run api/buildspec.yml on this computer? No Docker engine answers.']);
  expect(asked.details[0]).toMatch(/not isolated[\s\S]*Tried \/run\/x[\s\S]*codebuild\.docker\.host/);
});

it('asks no more in this window where the user said so', async () => {
  asked.answer = 'Always in This Window';
  expect(await choose()).toMatchObject({ image: 'host' });
  expect(await choose()).toMatchObject({ image: 'host' });
  expect(asked.questions).toHaveLength(1);
});

it('runs nothing without an answer', async () => {
  asked.answer = '';
  expect(await choose()).toBeUndefined();
  expect(consent.always).toBe(false);
});

it('does not offer Windows itself', async () => {
  const { platform } = process;
  Object.defineProperty(process, 'platform', { value: 'win32' });
  asked.answer = 'Run on This Computer';
  expect(await choose()).toBeUndefined();
  Object.defineProperty(process, 'platform', { value: platform });
  expect(asked.questions).toEqual([]);
  expect(asked.errors).toEqual([
    'No Docker engine answers. Tried /run/x. Builds cannot run on Windows itself, only in Docker.',
  ]);
});
