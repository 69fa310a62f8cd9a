import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { fromRoot, WORKBENCH } from '../lib/paths.mjs';
import { run } from '../lib/run.mjs';

const PACKAGE = 'yaml-language-server@1.25.0';
const FOLDER = path.join(WORKBENCH, 'yaml-language-server');
const DONE = path.join(FOLDER, 'installed');

/**
 * The server that YAML extensions use, from npm, with our schema of buildspecs: 27 MB that only this bench wants.
 * @returns {Promise<import('./lsp-client.mjs').Server>}
 */
export async function installYamlLanguageServer() {
  if ((await readFile(DONE, 'utf8').catch(() => '')) !== PACKAGE) {
    console.log(`Installing ${PACKAGE} from npm to compare with…`);
    await mkdir(FOLDER, { recursive: true });
    await writeFile(path.join(FOLDER, 'package.json'), '{"private":true}');
    const options = ['--ignore-scripts', '--omit=dev', '--no-audit', '--no-fund', '--loglevel=error'];
    await run('npm', ['install', ...options, '--save-exact', PACKAGE], { cwd: FOLDER });
    await writeFile(DONE, PACKAGE);
  }
  const schema = pathToFileURL(fromRoot('schemas/buildspec.schema.json')).href;
  return {
    file: path.join(FOLDER, 'node_modules/yaml-language-server/bin/yaml-language-server'),
    settings: {
      yaml: {
        schemas: { [schema]: '*' },
        schemaStore: { enable: false },
        validate: true,
        completion: true,
        hover: true,
      },
    },
  };
}
