// what finds problems, in one chunk that is loaded when the first build is followed
import { givenMatchers } from '../../core/builds/problems/given-matchers';
import { MATCHERS } from '../../core/builds/problems/matchers';
import { type FoundProblem, ProblemReader } from '../../core/builds/problems/problem-reader';
import type { ProblemBuild } from './build-problems';
import { diagnosticOf } from './diagnostic';
import type { ProblemList } from './problem-list';
import { SourceFiles } from './source-files';

/** Of one build as many are shown. */
const MOST_SHOWN = 500;

/** Reads the problems of a build into a list. `own` are matchers that the settings add. */
export function openReader(build: ProblemBuild, list: ProblemList, own: unknown): ProblemReader {
  const finder = new ProblemFinder(build, list);
  return new ProblemReader([...givenMatchers(own), ...MATCHERS], (problem) => finder.add(problem));
}

/** Looks for the files of what one build has found. */
class ProblemFinder {
  private files: Promise<SourceFiles> | undefined;
  private looking: Promise<void> = Promise.resolve();
  private count = 0;

  constructor(
    private readonly build: ProblemBuild,
    private readonly list: ProblemList,
  ) {}

  add(problem: FoundProblem): void {
    // one after the other: a workspace may be far away
    this.looking = this.looking.then(() => this.find(problem)).catch(() => undefined);
  }

  private async find(problem: FoundProblem): Promise<void> {
    if (this.count >= MOST_SHOWN || this.list.isOver) return;
    this.files ??= this.build.folders().then((folders) => new SourceFiles(folders));
    const files = await this.files;
    for (const place of problem.places) {
      const uri = await files.first(place.files);
      if (!uri) continue;
      this.count += 1;
      this.list.add(uri, diagnosticOf(problem, place, this.build.title));
      return;
    }
  }
}
