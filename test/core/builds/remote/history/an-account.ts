import type { Build, Report, TestCase } from '@aws-sdk/client-codebuild';
import type { AwsErrorDescription, AwsErrorKind } from '../../../../../core/aws/errors';
import type { HistoryCalls } from '../../../../../core/builds/remote/history/calls';
import type { PollAnswer } from '../../../../../core/builds/remote/poll/wanted';

export const NOW = Date.UTC(2026, 5, 30, 12);
const DAY = 86_400_000;

/** A build on main that took a minute and succeeded, so many days before NOW. */
export function aBuild(project: string, number: number, given: Build & { daysAgo?: number } = {}): Build {
  const { daysAgo = 1, ...rest } = given;
  const startTime = new Date(NOW - daysAgo * DAY);
  return {
    id: `${project}:${number}`,
    arn: `arn:aws:codebuild:us-east-1:123456789012:build/${project}:${number}`,
    projectName: project,
    buildNumber: number,
    buildStatus: 'SUCCEEDED',
    buildComplete: true,
    startTime,
    endTime: new Date(startTime.getTime() + 60_000),
    phases: [],
    source: { type: 'GITHUB', location: 'https://github.com/example/web.git' },
    sourceVersion: 'main',
    ...rest,
  };
}

export function aRunningBuild(project: string, number: number): Build {
  const { endTime: _, ...build } = aBuild(project, number, { daysAgo: 0 });
  return { ...build, buildStatus: 'IN_PROGRESS', buildComplete: false };
}

export function error(kind: AwsErrorKind): AwsErrorDescription {
  return { kind, message: `It is ${kind}.`, next: 'Do something.' };
}

/** CodeBuild as a history sees it: pages of the newest builds first, and a note of each call. */
export class Account implements HistoryCalls {
  readonly calls: string[] = [];
  readonly testReports = new Map<string, { report: Report; testCases: TestCase[] }>();
  pageSize = 100;
  private readonly projects = new Map<string, Build[]>();
  private readonly failures: { call: RegExp; error: AwsErrorDescription; times: number }[] = [];

  put(...builds: Build[]): this {
    for (const build of builds) {
      const { projectName = '' } = build;
      const others = (this.projects.get(projectName) ?? []).filter(({ id }) => id !== build.id);
      this.projects.set(
        projectName,
        [...others, build].sort((a, b) => (b.buildNumber ?? 0) - (a.buildNumber ?? 0)),
      );
    }
    return this;
  }

  remove(project: string, id?: string): void {
    const builds = this.projects.get(project) ?? [];
    if (id === undefined) this.projects.delete(project);
    else
      this.projects.set(
        project,
        builds.filter((build) => build.id !== id),
      );
  }

  /** Calls that fit fail, so many times. */
  fail(call: RegExp, failure: AwsErrorDescription, times = Number.POSITIVE_INFINITY): void {
    this.failures.push({ call, error: failure, times });
  }

  /** The calls since the last time that it was asked. */
  seen(): string[] {
    return this.calls.splice(0);
  }

  async buildIds(project: string, nextToken?: string) {
    return this.answer(`list ${project}${nextToken ? ` ${nextToken}` : ''}`, () => {
      const builds = this.projects.get(project);
      if (!builds) return error('not-found');
      const start = nextToken ? builds.findIndex(({ id }) => id === nextToken) + 1 : 0;
      const items = builds.slice(start, start + this.pageSize).map(({ id = '' }) => id);
      return { items, ...(start + this.pageSize < builds.length && { next: items.at(-1) }) };
    });
  }

  async builds(ids: string[]) {
    return this.answer(`get ${ids.length > 3 ? `${ids.length} builds` : ids.join(' ')}`, () => {
      const all = [...this.projects.values()].flat();
      return ids.flatMap((id) => all.find((build) => build.id === id) ?? []);
    });
  }

  async reports(reportArns: string[]) {
    return this.answer(`reports ${reportArns.length}`, () =>
      reportArns.flatMap((arn) => this.testReports.get(arn)?.report ?? []),
    );
  }

  async testCases(reportArn: string) {
    return this.answer(`tests ${reportArn}`, () => {
      const found = this.testReports.get(reportArn);
      return found ? { items: found.testCases } : error('not-found');
    });
  }

  private async answer<T>(call: string, make: () => T | AwsErrorDescription): Promise<PollAnswer<T>> {
    this.calls.push(call);
    const failure = this.failures.find(({ call: pattern, times }) => times > 0 && pattern.test(call));
    if (failure) {
      failure.times -= 1;
      return { ok: false, error: failure.error };
    }
    const value = make();
    if (typeof value === 'object' && value !== null && 'kind' in value) {
      return { ok: false, error: value as AwsErrorDescription };
    }
    return { ok: true, value: value as T };
  }
}
