import type { Build } from '@aws-sdk/client-codebuild';
import type { BuildEvent } from '../../core/builds/events';
import type { BuildProblems } from '../problems/build-problems';
import { buildTitle } from './build-title';
import type { CloudSession } from './connections/session';

/** Finds the problems of builds on CodeBuild whose log is read; a build of the same project begins the list anew. */
export class CloudProblems {
  /** Of each list the batch or the build that it is of. */
  private readonly shown = new Map<string, string>();

  constructor(private readonly problems: BuildProblems) {}

  /** The result wants to hear the events of the build. */
  follow({ id }: Pick<CloudSession, 'id'>, build: Build): (event: BuildEvent) => void {
    const of = `${id} ${build.projectName ?? ''}`;
    // builds of one batch run beside each other
    const belongsTo = build.buildBatchArn ?? build.id ?? '';
    if (this.shown.get(of) !== belongsTo || build.buildBatchArn === undefined) this.problems.forget(of);
    this.shown.set(of, belongsTo);
    const folders = async () => (await import('./source-folders')).sourceFolders(build);
    return this.problems.follow({ of, title: buildTitle(build), folders });
  }
}
