// Stands in for the native part of @vscode/spdlog, which needs a compiler: without it the VS Code server writes no log
// and its output channels stay empty. Same calls, plain appending; files are not rotated.
const fs = require('node:fs');
const path = require('node:path');

const NAMES = ['trace', 'debug', 'info', 'warning', 'error', 'critical'];
const INFO = 2;

/** @type {Set<Logger>} */
const open = new Set();

class Logger {
  /** @param {string} _type @param {string} _name @param {string} file */
  constructor(_type, _name, file) {
    this.file = file;
    this.level = INFO;
    this.formatted = true;
    this.pending = '';
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.appendFileSync(file, '');
    open.add(this);
  }
  /** @param {number} level @param {string} message */
  write(level, message) {
    if (level < this.level) return;
    if (this.pending === '') setImmediate(() => this.flush());
    this.pending += this.formatted ? `${timestamp()} [${NAMES[level]}] ${message}\n` : message;
  }
  trace = (/** @type {string} */ message) => this.write(0, message);
  debug = (/** @type {string} */ message) => this.write(1, message);
  info = (/** @type {string} */ message) => this.write(2, message);
  warn = (/** @type {string} */ message) => this.write(3, message);
  error = (/** @type {string} */ message) => this.write(4, message);
  critical = (/** @type {string} */ message) => this.write(5, message);
  getLevel() {
    return this.level;
  }
  /** @param {number} level */
  setLevel(level) {
    this.level = level;
  }
  setPattern() {
    this.formatted = true;
  }
  clearFormatters() {
    this.formatted = false;
  }
  flush() {
    const text = this.pending;
    if (text === '') return;
    this.pending = '';
    try {
      fs.appendFileSync(this.file, text);
    } catch {
      // a log folder that was removed must not end the server
    }
  }
  drop() {
    this.flush();
    open.delete(this);
  }
}

function timestamp() {
  return new Date().toISOString().replace('T', ' ').replace('Z', '');
}

process.on('exit', () => {
  for (const logger of open) logger.flush();
});

/** @param {string} name @param {string} file */
const create = async (name, file) => new Logger('rotating', name, file);

exports.version = 0;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.Logger = Logger;
exports.createRotatingLogger = create;
exports.createAsyncRotatingLogger = create;
