import type { TestCase } from '../../core/builds/reports/model';
import { testLine } from '../../core/builds/reports/test-line';
import { failurePlaces, testPlaces } from '../../core/builds/reports/test-places';
import type { WorkspaceFile, WorkspaceFiles } from './workspace-files';

/** A place in a file of the workspace. */
export interface Place {
  uri: string;
  /** From 1. */
  line?: number;
}

/** So many files are read for one run. */
const MOST_READ = 300;

export interface LocateParts {
  files: Pick<WorkspaceFiles, 'matching'>;
  /** The text of a file; undefined where it is too long or cannot be read. */
  read(uri: string): Promise<string | undefined>;
  /** The URI of the workspace folder that was built. */
  folder?: string;
}

/** Finds the tests of one run in the workspace; what it has read is kept for the next test. */
export class TestLocator {
  private readonly matches = new Map<string, Promise<WorkspaceFile[]>>();
  private readonly lines = new Map<string, Promise<string[]>>();

  constructor(private readonly parts: LocateParts) {}

  /** Where a test is written: the first place with a file that has it, else the first that means one file. */
  async test(testCase: TestCase): Promise<Place | undefined> {
    for (const { path, line: near } of testPlaces(testCase)) {
      const files = await this.matching(path);
      for (const { uri } of files) {
        const line = testLine(await this.linesOf(uri), testCase.name, near);
        if (line !== undefined) return { uri, line };
      }
      const [only, ...others] = files;
      // the name alone tells the files of a package apart
      if (only && others.length === 0 && !path.endsWith('*_test.go')) return { uri: only.uri, line: near };
    }
    return undefined;
  }

  /** Where it failed: the innermost place of its failure in the file of the test, else the innermost one in the workspace. */
  async failure(testCase: TestCase, testFile: string | undefined): Promise<Place | undefined> {
    let innermost: Place | undefined;
    for (const { path, line } of failurePlaces(testCase)) {
      const [only, ...others] = await this.matching(path);
      if (!only || others.length > 0) continue;
      if (only.uri === testFile) return { uri: only.uri, line };
      innermost ??= { uri: only.uri, line };
    }
    return innermost;
  }

  private matching(path: string): Promise<WorkspaceFile[]> {
    const known = this.matches.get(path);
    if (known) return known;
    const matching = this.parts.files.matching(path, this.parts.folder);
    this.matches.set(path, matching);
    return matching;
  }

  private linesOf(uri: string): Promise<string[]> {
    const known = this.lines.get(uri);
    if (known) return known;
    if (this.lines.size >= MOST_READ) return Promise.resolve([]);
    const lines = this.parts.read(uri).then((text) => text?.split('\n') ?? []);
    this.lines.set(uri, lines);
    return lines;
  }
}
