import type * as vscode from 'vscode';
import type { BuildEvent, Clock } from '../../core/builds/events';
import type { Subscription } from '../emitter';
import type { ProblemSettings } from '../settings';
import { ProblemList } from './problem-list';
import type { SourceFolders } from './source-files';

/** A build whose output is looked at. */
export interface ProblemBuild {
  /** What it is a build of: the address of a buildspec, or a project of a connection. */
  of: string;
  /** Such as `web #12`. */
  title: string;
  /** Where its sources are here; asked for at the first problem. */
  folders(): Promise<SourceFolders>;
}

/**
 * Fills the Problems view with what the tools of builds have found in files of the workspace, until the next build of the same buildspec or
 * project begins.
 */
export class BuildProblems implements vscode.Disposable {
  private readonly lists = new Map<string, ProblemList>();

  private readonly subscription: Subscription;

  constructor(private readonly parts: { clock: Clock; settings: ProblemSettings }) {
    this.subscription = parts.settings.onDidChange(() => {
      if (!parts.settings.isEnabled()) this.forgetAll();
    });
  }

  /** A build begins: what earlier ones of the same have found counts no more, nor what they still find. */
  forget(of: string): void {
    this.lists.get(of)?.dispose();
    this.lists.delete(of);
  }

  /** The result wants to hear the events of the build. */
  follow(build: ProblemBuild): (event: BuildEvent) => void {
    const { settings, clock } = this.parts;
    if (!settings.isEnabled()) return () => undefined;
    const list = this.lists.get(build.of) ?? new ProblemList(clock);
    this.lists.set(build.of, list);
    const waiting: BuildEvent[] = [];
    let hear = (event: BuildEvent): void => {
      waiting.push(event);
    };
    void import('./reading').then(({ openReader }) => {
      const reader = openReader(build, list, settings.matchers());
      hear = (event) => reader.hear(event);
      for (const event of waiting) hear(event);
    });
    return (event) => hear(event);
  }

  dispose(): void {
    this.subscription.dispose();
    this.forgetAll();
  }

  private forgetAll(): void {
    for (const of of [...this.lists.keys()]) this.forget(of);
  }
}
