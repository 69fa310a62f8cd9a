import { posix } from 'node:path';
import picomatch from 'picomatch';

/** A pattern without `.` and empty parts and without `/` at its end; '' for the folder itself. */
export function normalize(pattern: string): string {
  const normal = posix.normalize(pattern).replace(/\/$/, '');
  return normal === '.' ? '' : normal;
}

/** The folders that a glob begins with, or the whole of a plain path. */
export function staticPart(pattern: string): string {
  const { base, isGlob } = picomatch.scan(pattern);
  return isGlob ? base : pattern;
}

/** The paths that lie in no other one of them. */
export function outermost(paths: string[]): string[] {
  const normal = [...new Set(paths.map(normalize))];
  return normal.filter(
    (path) => !normal.some((other) => other !== path && (other === '' || path.startsWith(`${other}/`))),
  );
}
