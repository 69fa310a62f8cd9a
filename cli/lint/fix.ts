import { fixAll } from '../../core/buildspec/fix-all';
import type { Problem } from '../../core/buildspec/problems';
import { readBuildspec } from '../../core/buildspec/read';
import { staysReadable } from '../../core/buildspec/readable';
import { LineIndex } from '../../core/buildspec/text';
import { isRegularFile, replaceFile, type TextFile, UnwritableError } from './files';

/** A file after its fixes. */
interface FixedFile {
  text: string;
  problems: Problem[];
  /** A line for each thing that was fixed, or why nothing could be. */
  notes: string[];
}

/**
 * Makes the fixes that *fix all* of an editor makes, and rewrites the file where there were any.
 * @param file as the user named it
 * @throws {UnwritableError} where the file cannot be written
 */
export async function fixFile(file: string, path: string, read: TextFile): Promise<FixedFile> {
  const { problems } = readBuildspec(read.text);
  const { text, rounds } = fixAll(read.text, problems);
  if (rounds.length === 0) return { text, problems, notes: [] };
  const unfixed = (why: string) => ({ text: read.text, problems, notes: [`${file}: Not fixed: ${why}`] });
  if (!read.isWhole) return unfixed('The file is not UTF-8, and rewriting it would change more than that.');
  if (!(await isRegularFile(path))) return unfixed('This is not an ordinary file.');
  if (!staysReadable(read.text, text, /\.json$/i.test(path)))
    return unfixed('The fixes together would break the file. Make them one by one in an editor.');
  try {
    await replaceFile(path, read.encode(text));
  } catch (error) {
    throw new UnwritableError(error);
  }
  return {
    text,
    problems: readBuildspec(text).problems,
    notes: rounds.flatMap((round) => {
      const lines = new LineIndex(round.text);
      return round.fixed.map(({ range, code, fix }) => {
        const { line, character } = lines.positionAt(range.start);
        return `${file}:${line + 1}:${character + 1} fixed: ${fix?.title} (${code})`;
      });
    }),
  };
}
