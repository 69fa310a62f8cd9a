import { classPlaces, isSourceFile } from './class-places';
import type { TestCase } from './model';
import { type PossiblePlace, stackFrames } from './stack-frames';

type Named = Pick<TestCase, 'name' | 'prefix' | 'testSuiteName' | 'file' | 'line' | 'message' | 'status'>;

/** Where a test may be written, likeliest first. Reports are not to be trusted: a place counts once a file is there. */
export function testPlaces({ name, prefix, testSuiteName, file, line }: Named): PossiblePlace[] {
  const names = [prefix, testSuiteName, name].flatMap((each) => each || []);
  // `tests/test_cart.py::TestCart`
  const files = names.map((each) => each.split('::', 1)[0] ?? '').filter(isSourceFile);
  const classes = [prefix, testSuiteName, prefix ? undefined : withoutMethod(name)];
  const paths = [...files, ...classes.flatMap((each) => (each ? classPlaces(each) : []))];
  return unique([...(file ? [{ path: file, line }] : []), ...paths.map((path) => ({ path }))]);
}

/** Where a test may have failed, likeliest first. */
export function failurePlaces({ message, file, line }: Named): PossiblePlace[] {
  return unique([
    ...stackFrames(message ?? ''),
    ...(file && line !== undefined ? [{ path: file, line }] : []),
  ]);
}

/** NUnit 2 writes the class into the name. */
function withoutMethod(name: string): string | undefined {
  return /^([\w.]+)\.\w+(?:\(.*\))?$/.exec(name)?.[1];
}

function unique(places: PossiblePlace[]): PossiblePlace[] {
  const seen = new Set<string>();
  return places.filter(({ path, line }) => {
    const key = `${path}:${line}`;
    return !seen.has(key) && seen.add(key);
  });
}
