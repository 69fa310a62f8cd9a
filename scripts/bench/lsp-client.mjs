import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import process from 'node:process';
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { end } from '../lib/processes.mjs';

/** @typedef {{ uri: string, version?: number, diagnostics: { code?: unknown, range: LspRange }[] }} Published */
/** @typedef {{ start: Position, end: Position }} LspRange */
/** @typedef {{ line: number, character: number }} Position */
/** @typedef {{ file: string, settings?: Record<string, unknown> }} Server `settings` by section */

/** As editors that show everything: a server should not save work that users wait for. */
const CAPABILITIES = {
  textDocument: {
    publishDiagnostics: { versionSupport: true },
    completion: { completionItem: { snippetSupport: true, documentationFormat: ['markdown'] } },
    hover: { contentFormat: ['markdown'] },
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix', 'source'] } } },
  },
  workspace: { configuration: true, didChangeConfiguration: { dynamicRegistration: true } },
};

/** A language server over stdio, and an editor that talks to it. */
export class LspClient {
  /** Milliseconds; when the process was started. */
  started = performance.now();
  /** What the server complained of. @type {string[]} */
  errors = [];
  /** @type {((published: Published) => void)[]} */
  #waiting = [];
  #version = 0;

  /** @param {Server} server */
  constructor({ file, settings = {} }) {
    this.settings = settings;
    this.child = spawn(process.execPath, [file, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
    this.connection = createProtocolConnection(
      new StreamMessageReader(this.child.stdout),
      new StreamMessageWriter(this.child.stdin),
    );
    this.connection.onRequest(
      'workspace/configuration',
      (/** @type {{ items: { section: string }[] }} */ asked) =>
        asked.items.map(({ section }) => settings[section] ?? null),
    );
    this.connection.onRequest('client/registerCapability', () => null);
    this.connection.onNotification(
      'window/logMessage',
      (/** @type {{ type: number, message: string }} */ log) => {
        if (log.type === 1) this.errors.push(log.message);
      },
    );
    this.connection.onNotification(
      'textDocument/publishDiagnostics',
      (/** @type {Published} */ published) => {
        for (const look of [...this.#waiting]) look(published);
      },
    );
    this.connection.listen();
  }

  async initialize() {
    await this.request('initialize', {
      processId: process.pid,
      rootUri: null,
      workspaceFolders: null,
      capabilities: CAPABILITIES,
    });
    await this.notify('initialized', {});
    if (Object.keys(this.settings).length > 0)
      await this.notify('workspace/didChangeConfiguration', { settings: this.settings });
  }

  /** @param {string} method @param {object} params @returns {Promise<any>} */
  request(method, params) {
    return this.connection.sendRequest(method, params);
  }

  /** @param {string} method @param {object} params */
  notify(method, params) {
    return this.connection.sendNotification(method, params);
  }

  /** Opens a document and waits for its diagnostics. @param {string} uri @param {string} text */
  async open(uri, text) {
    const published = this.#published(uri, () => true);
    await this.notify('textDocument/didOpen', {
      textDocument: { uri, languageId: 'yaml', version: ++this.#version, text },
    });
    return published;
  }

  /** Changes a document's text and waits for the diagnostics of that version. @param {string} uri @param {string} text */
  async change(uri, text) {
    const version = ++this.#version;
    // yaml-language-server tells no versions; it is never asked twice at once here
    const published = this.#published(
      uri,
      (found) => found.version === undefined || found.version === version,
    );
    await this.notify('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: [{ text }],
    });
    return published;
  }

  /** @param {string} uri */
  async close(uri) {
    await this.notify('textDocument/didClose', { textDocument: { uri } });
  }

  /** @param {string} uri @param {(published: Published) => boolean} wanted @returns {Promise<Published>} */
  #published(uri, wanted) {
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`No diagnostics came for ${uri} in 60 s.`)), 60_000);
      const look = (/** @type {Published} */ published) => {
        if (published.uri !== uri || !wanted(published)) return;
        clearTimeout(late);
        this.#waiting.splice(this.#waiting.indexOf(look), 1);
        resolve(published);
      };
      this.#waiting.push(look);
    });
  }

  /** MiB; undefined on systems that do not tell. @returns {Promise<number | undefined>} */
  async peakMemory() {
    const status = await readFile(`/proc/${this.child.pid}/status`, 'utf8').catch(() => '');
    const kB = /VmHWM:\s+(\d+)/.exec(status)?.[1];
    return kB === undefined ? undefined : Number(kB) / 1024;
  }

  async dispose() {
    this.connection.dispose();
    await end(this.child);
  }
}
