import { beforeEach, describe, expect, it, vi } from 'vitest';
import type * as vscode from 'vscode';
import type { DockerEngine } from '../../../core/builds/local/docker-engine';
import { type ImageSources, resolveImage } from '../../../core/builds/local/resolve-image';

const asked = vi.hoisted(() => ({ messages: [] as string[], details: [] as string[], picks: 0 }));
vi.mock('vscode', () => ({
  QuickPickItemKind: { Separator: -1 },
  window: {
    showWarningMessage: async (message: string, { detail }: { detail: string }, button: string) => {
      asked.messages.push(message);
      asked.details.push(detail);
      return button;
    },
    showQuickPick: async () => {
      asked.picks += 1;
      return { image: 'picked' };
    },
  },
}));

const engine = { imageStatus: async () => ({ present: true, size: 1 }) } as unknown as DockerEngine;
const UBUNTU = { name: 'web', image: 'aws/codebuild/standard:7.0' };

beforeEach(() => {
  asked.messages = [];
  asked.details = [];
  asked.picks = 0;
});

async function choose(sources: ImageSources) {
  const { chooseImage } = await import('../../../client/local/choose-image');
  return chooseImage({} as vscode.Uri, resolveImage(sources), engine, []);
}

describe('the image of a build in VS Code', () => {
  it("is the linked project's without a question", async () => {
    const image = 'aws/codebuild/amazonlinux-x86_64-standard:5.0';
    expect(await choose({ project: { name: 'web', image }, setting: 'mine' })).toEqual({
      image,
      imageOrigin: 'image of project web',
    });
    expect(asked).toMatchObject({ messages: [], picks: 0 });
  });

  it("is the setting's, and the log says why, where AWS does not publish the project's", async () => {
    expect(await choose({ project: UBUNTU, setting: 'mine' })).toEqual({
      image: 'mine',
      imageOrigin: 'instead of aws/codebuild/standard:7.0 of project web',
    });
    expect(asked).toMatchObject({ messages: [], picks: 0 });
  });

  it("is picked after a message with alternatives, and can be kept, where only the project's is known", async () => {
    expect(await choose({ project: UBUNTU })).toMatchObject({
      image: 'picked',
      remember: expect.any(Function),
    });
    expect(asked.messages).toEqual(['The image of project web cannot be had on this computer.']);
    expect(asked.details[0]).toContain(
      'AWS does not publish aws/codebuild/standard:7.0. Use public.ecr.aws/',
    );
  });
});
