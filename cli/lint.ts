import { resolve } from 'node:path';
import { readBuildspec } from '../core/buildspec/read';
import { type CliIo, EXIT, UsageError } from './io';
import { readText, whyUnreadable } from './lint/files';
import { type Finding, findingsOf } from './lint/findings';
import { fixFile } from './lint/fix';
import { type LintFormat, lintFormats } from './lint/formats';
import { printable } from './lint/printable';
import { parseOptions } from './parse-options';

/** Checks buildspecs, and repairs them where that is wanted; the contract of its output and exit codes is in docs/command-line.md. */
export async function lint(args: string[], io: CliIo): Promise<number> {
  const { files, format, fix } = options(args);
  const findings: Finding[] = [];
  const failures: string[] = [];
  for (const file of files) {
    try {
      const checked = await check(file, fix, io);
      findings.push(...checked.findings);
      for (const note of checked.notes) io.stderr.write(`${printable(note)}\n`);
    } catch (error) {
      if (io.signal.aborted) return EXIT.cancelled;
      failures.push(`${file}: ${whyUnreadable(file, error)}`);
    }
  }
  io.stdout.write(lintFormats[format](findings, files.length - failures.length));
  for (const failure of failures) io.stderr.write(`${failure}\n`);
  if (failures.length > 0) return EXIT.couldNotStart;
  return findings.some(({ severity }) => severity === 'error') ? EXIT.failed : EXIT.ok;
}

/** The findings of one file, after its fixes where they are wanted; what was fixed is told beside them. */
async function check(
  file: string,
  fix: boolean,
  { cwd, signal }: CliIo,
): Promise<{ findings: Finding[]; notes: string[] }> {
  const path = resolve(cwd, file);
  const read = await readText(path, signal);
  if (!fix) return { findings: findingsOf(file, read.text, readBuildspec(read.text).problems), notes: [] };
  const { text, problems, notes } = await fixFile(file, path, read);
  return { findings: findingsOf(file, text, problems), notes };
}

function options(args: string[]): { files: string[]; format: LintFormat; fix: boolean } {
  const { values, positionals } = parse(args);
  const format = values.format ?? 'text';
  if (!isFormat(format)) {
    throw new UsageError(`--format takes ${Object.keys(lintFormats).join(', ')}, not "${format}".`);
  }
  if (positionals.length === 0) throw new UsageError('lint needs at least one file, such as buildspec.yml.');
  return { files: positionals, format, fix: values.fix ?? false };
}

function parse(args: string[]) {
  return parseOptions({
    args,
    allowPositionals: true,
    options: { format: { type: 'string' }, fix: { type: 'boolean' } },
  });
}

function isFormat(format: string): format is LintFormat {
  return Object.hasOwn(lintFormats, format);
}
