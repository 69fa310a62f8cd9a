import path from 'node:path';
import { DIST } from '../lib/paths.mjs';
import { longBuildspec, SHORT } from './documents.mjs';
import { editingSession } from './editing-session.mjs';
import { median } from './figures.mjs';
import { installYamlLanguageServer } from './yaml-language-server.mjs';

/** @typedef {import('./figures.mjs').Figure} Figure */
/** @typedef {import('./editing-session.mjs').Session} Session */

/** Enough for both servers to be warm for most of them. */
const KEYSTROKES = 60;
const ROUNDS = 3;

/** How many times as fast as yaml-language-server each must be; memory: how much of its may be used. */
const DOCUMENTS = [
  {
    lines: '20 lines',
    text: SHORT,
    keystrokes: KEYSTROKES,
    limits: { firstDiagnostics: 3, keystroke: 20, memory: 1 },
  },
  {
    lines: '5,000 lines',
    text: longBuildspec(5000),
    keystrokes: KEYSTROKES,
    limits: { firstDiagnostics: 3, keystroke: 5, completion: 5, hover: 2, memory: 1 },
  },
];

/** @type {Record<keyof Session, string>} */
const NAMES = {
  firstDiagnostics: 'First diagnostics',
  keystroke: 'Diagnostics after a keystroke',
  completion: 'Completion',
  hover: 'Hover',
  memory: 'Peak memory of the language server',
};

/**
 * Editing a short and a long buildspec beside yaml-language-server with the same schema.
 * @returns {Promise<Figure[]>}
 */
export async function benchEditing() {
  const reference = await installYamlLanguageServer();
  const ours = { file: path.join(DIST, 'server.js') };
  /** @type {Figure[]} */
  const figures = [];
  for (const { lines, text, keystrokes, limits } of DOCUMENTS) {
    /** @type {{ ours: Session[], reference: Session[] }} */
    const sessions = { ours: [], reference: [] };
    // in turn, so that both meet the same weather on this machine
    for (let round = 0; round < ROUNDS; round++) {
      sessions.reference.push(await editingSession(reference, text, keystrokes));
      sessions.ours.push(await editingSession(ours, text, keystrokes));
    }
    for (const [measure, limit] of Object.entries(limits)) {
      const name = /** @type {keyof Session} */ (measure);
      const values = (/** @type {Session[]} */ all) =>
        median(all.map((session) => session[name] ?? Number.NaN));
      figures.push(figure(name, lines, values(sessions.ours), values(sessions.reference), limit));
    }
  }
  return figures;
}

/**
 * @param {keyof Session} name
 * @param {string} lines
 * @param {number} ours
 * @param {number} reference
 * @param {number} limit
 * @returns {Figure}
 */
function figure(name, lines, ours, reference, limit) {
  const isMemory = name === 'memory';
  const unit = (/** @type {number} */ value) =>
    isMemory ? `${value.toFixed(0)} MiB` : `${value.toFixed(value < 10 ? 1 : 0)} ms`;
  const measured = {
    name: `${NAMES[name]}, ${lines}`,
    reference: `yaml-language-server: ${unit(reference)}`,
  };
  if (Number.isNaN(ours))
    return { ...measured, value: 'no /proc here', reference: '', limit: '', met: undefined };
  return isMemory
    ? { ...measured, value: unit(ours), limit: 'no more', met: ours <= reference * limit }
    : {
        ...measured,
        value: `${unit(ours)}, ${(reference / ours).toFixed(1)} times as fast`,
        limit: `${limit} times as fast`,
        met: reference / ours >= limit,
      };
}
