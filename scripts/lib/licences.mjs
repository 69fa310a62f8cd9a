import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { ROOT } from './paths.mjs';

/** Licences that ask for no more than to be named, which the notices do. */
const PERMISSIVE = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'Unlicense',
]);

/** @typedef {{ name: string, version: string, licence: string, text: string }} Notice */

/**
 * The folders of the packages whose code a bundle carries.
 * @param {import('esbuild').Metafile} metafile
 * @returns {string[]} relative to the checkout, sorted
 */
export function bundledPackages({ outputs }) {
  const files = Object.values(outputs).flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([file, { bytesInOutput }]) => (bytesInOutput > 0 ? [file] : [])),
  );
  const folders = files.flatMap((file) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1] ?? []);
  return [...new Set(folders)].sort();
}

/**
 * @param {string} folder of a package, relative to the checkout
 * @returns {Promise<Notice>}
 */
async function noticeOf(folder) {
  const manifest = JSON.parse(await readFile(path.join(ROOT, folder, 'package.json'), 'utf8'));
  const files = (await readdir(path.join(ROOT, folder))).filter((file) =>
    /^(licen[cs]e|copying|notice)/i.test(file),
  );
  const texts = await Promise.all(
    files.sort().map((file) => readFile(path.join(ROOT, folder, file), 'utf8')),
  );
  const author = typeof manifest.author === 'string' ? manifest.author : manifest.author?.name;
  return {
    name: manifest.name,
    version: manifest.version,
    licence: typeof manifest.license === 'string' ? manifest.license : (manifest.license?.type ?? 'unknown'),
    text:
      texts.map((text) => text.trim()).join('\n\n') ||
      `Licensed under ${manifest.license} by ${author ?? 'its authors'}.`,
  };
}

/** @param {string} licence SPDX; of a choice one permissive branch is enough */
export function permissive(licence) {
  return licence
    .replace(/[()]/g, '')
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((part) => PERMISSIVE.has(part.trim())));
}

/**
 * The notices of all packages a bundle carries.
 * @param {import('esbuild').Metafile} metafile
 * @returns {Promise<string>} Rejects where a licence asks for more than to be named
 */
export async function thirdPartyNotices(metafile) {
  const notices = await Promise.all(bundledPackages(metafile).map(noticeOf));
  const refused = notices.filter(({ licence }) => !permissive(licence));
  if (refused.length > 0) {
    const list = refused.map(({ name, licence }) => `${name} (${licence})`).join(', ');
    throw new Error(`The bundle may not carry these packages because of their licence: ${list}.`);
  }
  // the packages of a family carry the very same text
  /** @type {Map<string, string[]>} */
  const packagesOf = new Map();
  for (const { name, version, licence, text } of notices) {
    packagesOf.set(text, [...(packagesOf.get(text) ?? []), `${name} ${version} (${licence})`]);
  }
  const sections = [...packagesOf].map(
    ([text, packages]) => `${'='.repeat(80)}\n${packages.join('\n')}\n\n${text}\n`,
  );
  return `CodeBuild Workbench carries code of these packages.\n\n${sections.join('\n')}`;
}
