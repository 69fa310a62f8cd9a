// what no file system of ours takes in a name; a backslash parts folders on Windows
const NEVER = /[\u0000-\u001f\u007f\\]/;
const NOT_ON_WINDOWS = /[<>:"|?*]|[. ]$|^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/**
 * The parts of a path for what stands behind a prefix in an object's key; undefined where it would leave its folder or is no path
 * of files: keys of S3 are any text.
 */
export function objectPath(key: string, platform: string): string[] | undefined {
  const parts = key.split('/');
  const safe = parts.every(
    (part) =>
      part !== '' &&
      part !== '.' &&
      part !== '..' &&
      part.length <= 255 &&
      !NEVER.test(part) &&
      !(platform === 'win32' && NOT_ON_WINDOWS.test(part)),
  );
  return safe ? parts : undefined;
}

/** A name that is free, as browsers make one: `out.zip`, `out (1).zip`, `out (2).zip`. */
export async function freeName(
  name: string,
  isTaken: (candidate: string) => Promise<boolean>,
): Promise<string> {
  const dot = name.lastIndexOf('.');
  const [stem, extension] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
  for (let number = 0; ; number += 1) {
    const candidate = number === 0 ? name : `${stem} (${number})${extension}`;
    if (!(await isTaken(candidate))) return candidate;
  }
}
