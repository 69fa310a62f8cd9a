import type * as vscode from 'vscode';
import type { Clock } from '../../core/builds/events';
import type { ShownBuild } from './shown-build';
import type { TestingView } from './testing-view';

export interface TestingParts {
  clock: Clock;
  /** Whether builds that end are shown without being asked for. */
  isAutomatic(): boolean;
}

/** The Testing view's share of the extension, which is loaded and made when there is something to show. */
export class Testing implements vscode.Disposable {
  private view: Promise<TestingView> | undefined;
  /** Ids of builds that were started from the Testing view, which has a run for each already. */
  private readonly expected = new Set<string>();

  constructor(private readonly parts: TestingParts) {}

  /** Whether a build that has ended is to be shown without being asked for. */
  shows(buildId: string): boolean {
    return !this.expected.has(buildId) && this.parts.isAutomatic();
  }

  expect(buildId: string | undefined): void {
    if (buildId !== undefined) this.expected.add(buildId);
  }

  async show(build: ShownBuild, options: { isAsked: boolean }): Promise<void> {
    this.view ??= import('./make-testing-view').then(({ makeTestingView }) =>
      makeTestingView(this.parts.clock),
    );
    await (await this.view).show(build, options);
  }

  dispose(): void {
    void this.view?.then((view) => view.dispose());
  }
}
