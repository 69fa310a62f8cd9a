import { readdir, readFile } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import path from 'node:path';

/**
 * Which rooms a room may import, itself included. A folder belongs to the longest name that fits, so that core/builds/local
 * and core/builds/remote stay apart from each other.
 * @type {Record<string, string[]>}
 */
const ROOMS = {
  schemas: [],
  'core/buildspec': ['schemas'],
  'core/aws': [],
  'core/builds': ['core/buildspec', 'schemas'],
  'core/builds/local': ['core/builds', 'core/buildspec', 'core/aws', 'schemas'],
  'core/builds/remote': ['core/builds', 'core/buildspec', 'core/aws', 'schemas'],
  'core/insights': ['core/builds', 'core/buildspec', 'schemas'],
  'core/emulator': ['core/builds', 'core/builds/local', 'core/aws', 'core/buildspec', 'schemas'],
  server: ['core/buildspec', 'schemas'],
  client: [
    'core/builds',
    'core/builds/local',
    'core/builds/remote',
    'core/insights',
    'core/aws',
    'core/buildspec',
    'schemas',
  ],
  cli: [
    'core/emulator',
    'core/insights',
    'core/builds',
    'core/builds/local',
    'core/builds/remote',
    'core/aws',
    'core/buildspec',
    'schemas',
  ],
};

/** Packages that belong to one room. */
const PACKAGES = [
  { pattern: /^vscode$/, room: 'client' },
  { pattern: /^vscode-languageclient(\/|$)/, room: 'client' },
  { pattern: /^vscode-languageserver/, room: 'server' },
  { pattern: /^js-yaml$/, room: 'core/buildspec' },
];

/** Rooms that run in a browser too. */
const PURE = ['schemas', 'core/buildspec', 'core/insights'];

/** Name and version of the product, which belong to no room. */
const MANIFEST = 'package.json';

/** The one meeting point of two faces. */
const PROTOCOL = 'server/protocol';

/** @typedef {{ specifier: string, typeOnly: boolean, line: number }} Import */
/** @typedef {{ file: string, line: number, message: string }} Violation */

const IMPORT =
  /\b(?:import|export)\s+(?<type>type\s+)?(?:[\w*{}\s,$]+?\s+from\s*)?(?<quote>['"])(?<static>[^'"\n]+)\k<quote>|\b(?<typeof>typeof\s+)?(?:import|require)\s*\(\s*['"](?<dynamic>[^'"\n]+)['"]/g;

/**
 * What a source imports, whether for values or for types only.
 * @param {string} source
 * @returns {Import[]}
 */
export function importsOf(source) {
  const code = source.replace(/\/\*[\s\S]*?\*\//g, blank).replace(/^\s*\/\/.*$/gm, blank);
  return [...code.matchAll(IMPORT)].map((match) => ({
    specifier: match.groups?.static ?? match.groups?.dynamic ?? '',
    typeOnly: Boolean(match.groups?.type ?? match.groups?.typeof),
    line: code.slice(0, match.index).split('\n').length,
  }));
}

/** @param {string} text keeps its lines */
const blank = (text) => text.replace(/[^\n]/g, ' ');

/** @param {string} file relative to the checkout */
function roomOf(file) {
  return Object.keys(ROOMS)
    .filter((room) => file.startsWith(`${room}/`))
    .sort((a, b) => b.length - a.length)[0];
}

/**
 * Checks one source against the rooms' rules of import.
 * @param {string} file relative to the checkout, '/' between parts
 * @param {string} source
 * @returns {Violation[]}
 */
export function checkFile(file, source) {
  const room = roomOf(file);
  if (!room) return [{ file, line: 1, message: 'lies in no room that scripts/lib/layers.mjs knows' }];
  return importsOf(source).flatMap((found) => {
    const message = found.specifier.startsWith('.')
      ? checkRelative(room, file, found)
      : checkPackage(room, found.specifier);
    return message ? [{ file, line: found.line, message: `imports ${found.specifier}: ${message}` }] : [];
  });
}

/** @param {string} room @param {string} file @param {Import} found */
function checkRelative(room, file, { specifier, typeOnly }) {
  const target = path.posix.join(path.posix.dirname(file), specifier);
  if (target === MANIFEST) return undefined;
  const targetRoom = roomOf(target);
  if (targetRoom === room || (targetRoom && ROOMS[room]?.includes(targetRoom))) return undefined;
  if (room === 'client' && typeOnly && target === PROTOCOL) return undefined;
  return targetRoom ? `${room} may not import ${targetRoom}` : 'no room has this file';
}

/** @param {string} room @param {string} specifier */
function checkPackage(room, specifier) {
  const owner = PACKAGES.find(({ pattern }) => pattern.test(specifier))?.room;
  if (owner && owner !== room) return `only ${owner} may`;
  if (PURE.includes(room) && isBuiltin(specifier)) return `${room} runs in a browser too`;
  return undefined;
}

/**
 * Checks every source of every room.
 * @param {string} root the checkout
 * @returns {Promise<{ files: number, violations: Violation[] }>}
 */
export async function checkLayers(root) {
  const files = (
    await Promise.all(['schemas', 'core', 'server', 'client', 'cli'].map((top) => sources(root, top)))
  ).flat();
  const violations = await Promise.all(
    files.map(async (file) => checkFile(file, await readFile(path.join(root, file), 'utf8'))),
  );
  return { files: files.length, violations: violations.flat() };
}

/** @param {string} root @param {string} top */
async function sources(root, top) {
  const entries = await readdir(path.join(root, top), { recursive: true }).catch(() => []);
  return entries
    .filter((name) => /\.[mc]?[tj]s$/.test(name) && !name.endsWith('.generated.js'))
    .map((name) => `${top}/${name.split(path.sep).join('/')}`);
}
