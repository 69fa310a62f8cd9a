import { createReadStream } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readBuildspec } from '../core/buildspec/read';
import { type CliIo, EXIT, UsageError } from './io';
import { type Finding, findingsOf } from './lint/findings';
import { type LintFormat, lintFormats } from './lint/formats';

/** Enough for core to say that a file is too large, and an end for files that have none, such as /dev/zero. */
const MAX_BYTES = 32 * 1024 * 1024;

/** Checks buildspecs; the contract of its output and exit codes is in the README. */
export async function lint(args: string[], io: CliIo): Promise<number> {
  const { files, format } = options(args);
  const findings: Finding[] = [];
  const messages: string[] = [];
  for (const file of files) {
    try {
      const text = await readText(resolve(io.cwd, file), io.signal);
      findings.push(...findingsOf(file, text, readBuildspec(text).problems));
    } catch (error) {
      if (io.signal.aborted) return EXIT.cancelled;
      messages.push(`${file}: ${unreadable(file, error)}`);
    }
  }
  io.stdout.write(lintFormats[format](findings, files.length - messages.length));
  for (const message of messages) io.stderr.write(`${message}\n`);
  if (messages.length > 0) return EXIT.couldNotStart;
  return findings.some(({ severity }) => severity === 'error') ? EXIT.failed : EXIT.ok;
}

function options(args: string[]): { files: string[]; format: LintFormat } {
  const { values, positionals } = parse(args);
  const format = values.format ?? 'text';
  if (!isFormat(format)) {
    throw new UsageError(`--format takes ${Object.keys(lintFormats).join(' or ')}, not "${format}".`);
  }
  if (positionals.length === 0) throw new UsageError('lint needs at least one file, such as buildspec.yml.');
  return { files: positionals, format };
}

function parse(args: string[]) {
  try {
    return parseArgs({ args, allowPositionals: true, options: { format: { type: 'string' } } });
  } catch (error) {
    // node adds advice on `--` that fits no command of ours
    throw new UsageError(
      error instanceof Error ? error.message.replace(/\. To specify.*/s, '.') : String(error),
    );
  }
}

function isFormat(format: string): format is LintFormat {
  return Object.hasOwn(lintFormats, format);
}

async function readText(path: string, signal: AbortSignal): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of createReadStream(path, { end: MAX_BYTES, signal })) chunks.push(chunk);
  // without its byte order mark, as editors show and count it
  return new TextDecoder().decode(Buffer.concat(chunks));
}

function unreadable(file: string, error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT') return 'No such file.';
  if (code === 'EISDIR')
    return `This is a folder. Name the buildspec in it, such as ${file.replace(/\/+$/, '')}/buildspec.yml.`;
  if (code === 'EACCES' || code === 'EPERM') return 'No permission to read this file.';
  return `Cannot be read: ${error instanceof Error ? error.message : String(error)}`;
}
