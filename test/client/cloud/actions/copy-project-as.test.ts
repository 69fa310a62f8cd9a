import type { Project } from '@aws-sdk/client-codebuild';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { copyPickedProjectAs } from '../../../../client/cloud/actions/copy-project-as';
import type { CloudParts, ProjectTarget } from '../../../../client/cloud/parts';
import { FULL, SMALL } from '../../../core/insights/copy-as/a-project';

const seen = vi.hoisted(() => ({
  copied: [] as string[],
  messages: [] as string[],
  offered: [] as string[],
  pick: undefined as string | undefined,
  projects: async (): Promise<unknown[]> => [],
}));
vi.mock('vscode', () => ({
  env: { clipboard: { writeText: async (text: string) => seen.copied.push(text) } },
  window: {
    withProgress: (_options: unknown, task: () => unknown) => task(),
    setStatusBarMessage: (message: string) => seen.messages.push(message),
    showInformationMessage: async (message: string) => void seen.messages.push(message),
    showQuickPick: async (items: { label: string }[]) => {
      seen.offered = items.map(({ label }) => label);
      return items.find(({ label }) => label === seen.pick);
    },
  },
}));
vi.mock('../../../../core/builds/remote/projects', () => ({ getProjects: () => seen.projects() }));

const target = { session: { connection: async () => ({}) }, name: 'web' } as unknown as ProjectTarget;
let failures: string[];

async function copyAs(pick: string | undefined, ...projects: Project[]): Promise<void> {
  seen.pick = pick;
  seen.projects = async () => projects;
  const showFailure = async ({ message }: { message: string }) => void failures.push(message);
  await copyPickedProjectAs({ showFailure } as unknown as CloudParts, target);
}

beforeEach(() => {
  Object.assign(seen, { copied: [], messages: [], offered: [] });
  failures = [];
});

describe('Copy Project As', () => {
  it.each([
    ['CloudFormation', /^AWSTemplateFormatVersion/],
    ['Terraform', /^resource "aws_codebuild_project"/],
    ['CDK', /^import \{ Stack/],
    ['AWS CLI', /^aws codebuild create-project/],
  ])('gives %s', async (label, text) => {
    await copyAs(label, SMALL);
    expect(seen.offered).toEqual(['CloudFormation', 'Terraform', 'CDK', 'AWS CLI']);
    expect(seen.copied).toEqual([expect.stringMatching(text)]);
    expect(seen.messages).toEqual([`$(check) ${label} copied`]);
  });

  it('says what has a placeholder in place of a secret', async () => {
    await copyAs('Terraform', FULL);
    expect(seen.copied[0]).not.toContain('hunter2');
    expect(seen.messages).toEqual([
      'web is on the clipboard as Terraform, with placeholders for what looks secret: DB_PASSWORD.',
    ]);
  });

  it('copies nothing where nobody picks, the project is gone or cannot be read', async () => {
    await copyAs(undefined, SMALL);
    expect(seen.messages).toEqual([]);
    await copyAs('CDK');
    expect(seen.messages).toEqual(['There is no project web any more.']);
    seen.projects = async () => {
      throw Object.assign(new Error('no'), { name: 'AccessDeniedException' });
    };
    const showFailure = async ({ message }: { message: string }) => void failures.push(message);
    await copyPickedProjectAs({ showFailure } as unknown as CloudParts, target);
    expect(failures).toEqual(['These credentials may not call codebuild:BatchGetProjects.']);
    expect(seen.copied).toEqual([]);
  });
});
