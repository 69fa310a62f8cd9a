import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import type * as CdkLib from 'aws-cdk-lib';
import { transform } from 'esbuild';
import { load } from 'js-yaml';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { copyProjectAs } from '../../../../core/insights/copy-as/formats';
import { fromRoot } from '../../../../scripts/lib/paths.mjs';
import { FULL, SMALL } from './a-project';

const require = createRequire(import.meta.url);
let directory: string;

beforeAll(async () => {
  // within the checkout, where the packages are found
  await mkdir(fromRoot('.workbench'), { recursive: true });
  directory = await mkdtemp(fromRoot('.workbench/cdk-test-'));
});

afterAll(() => rm(directory, { recursive: true, force: true }));

interface Template {
  Resources: { Project: { Type: string; Properties: object } };
}

/** The template that CDK makes of a stack's text. */
async function synthesised(text: string): Promise<Template> {
  const { code } = await transform(text, { loader: 'ts', format: 'cjs' });
  const module = { exports: {} as { ProjectStack: typeof CdkLib.Stack } };
  new Function('require', 'module', 'exports', code)(require, module, module.exports);
  const { App, DefaultStackSynthesizer }: typeof CdkLib = require('aws-cdk-lib');
  // what breaks CloudFormation's own rules is an error then
  const context = { '@aws-cdk/core:validateAgainstDefaultRules': true };
  const app = new App({ outdir: path.join(directory, 'out'), analyticsReporting: false, context });
  const synthesizer = new DefaultStackSynthesizer({ generateBootstrapVersionRule: false });
  new module.exports.ProjectStack(app, 'web', { synthesizer });
  return app.synth().getStackByName('web').template;
}

test('a project as CDK is a stack that type-checks, and its template is the one for CloudFormation', {
  timeout: 60_000,
}, async () => {
  for (const [name, project] of Object.entries({ full: FULL, small: SMALL })) {
    const { text } = copyProjectAs(project, 'cdk');
    await writeFile(path.join(directory, `${name}.ts`), text);
    const { Project } = (await synthesised(text)).Resources;
    const template = load(copyProjectAs(project, 'cloudformation').text) as Template;
    expect(Project).toEqual(template.Resources.Project);
  }
  const compiler = fromRoot('node_modules/typescript/bin/tsc');
  const files = ['full.ts', 'small.ts'].map((file) => path.join(directory, file));
  const options = [
    '--noEmit',
    '--strict',
    '--skipLibCheck',
    '--types',
    'node',
    '--module',
    'nodenext',
    '--target',
    'es2022',
  ];
  const checked = promisify(execFile)(process.execPath, [compiler, '--ignoreConfig', ...options, ...files]);
  await expect(checked).resolves.toMatchObject({ stdout: '' });
});
