import type { Buildspec, Command } from '../../buildspec/buildspec';
import { parse } from '../../buildspec/parse';
import { entryOf, type Node, valueAt } from '../../buildspec/tree';
import type { PhaseContext } from '../events';
import type { PhaseRunner } from './phase-runner';
import type { Reporter } from './reporter';
import type { BuildShell } from './shell';
import { isVariableName } from './variables';

const RUNTIMES_FILE = '/codebuild/image/config/runtimes.yml';

export interface RuntimesOptions {
  buildspec: Buildspec;
  shell: BuildShell;
  phases: PhaseRunner;
  reporter: Reporter;
}

/**
 * Selects the buildspec's runtime-versions by the image's own runtimes.yml, as CodeBuild's agent does in DOWNLOAD_SOURCE
 * (aws/aws-codebuild-docker-images). An image without that file gets the agent's warning.
 */
export async function installRuntimes(options: RuntimesOptions): Promise<PhaseContext | undefined> {
  const { buildspec, shell, phases, reporter } = options;
  const wanted = Object.entries(buildspec.phases.install?.runtimeVersions ?? {});
  if (wanted.length === 0) {
    reporter.line('No runtime version selected in buildspec.');
    return undefined;
  }
  const { status, text } = await shell.ask(`[ -r ${RUNTIMES_FILE} ] && cat ${RUNTIMES_FILE}`);
  if (status !== 0) {
    reporter.line(
      'Skipping install of runtimes. Runtime version selection is not supported by this build image',
    );
    return undefined;
  }
  const names = wanted.flatMap(([, version]) => variableOf(version) ?? []);
  const values = names.length > 0 ? await shell.readVariables(names) : new Map<string, string>();
  const runtimes = valueAt(parse(text).tree, 'runtimes');
  const choices: (RuntimeChoice & { ok: true })[] = [];
  for (const [name, version] of wanted) {
    const choice = chooseRuntime(runtimes, name, values.get(variableOf(version) ?? '') ?? version);
    if (!choice.ok) return { statusCode: 'YAML_FILE_ERROR', message: choice.message };
    reporter.line(`Selecting '${name}' runtime version '${choice.version}' based on manual selections...`);
    choices.push(choice);
  }
  for (const { version, onDemand, commands } of choices) {
    if (onDemand) await shell.run(`VERSION=${version}`, true, () => {});
    const failure = await phases.runCommands('DOWNLOAD_SOURCE', commands.map(atNoPlace));
    if (failure) return failure;
  }
  return undefined;
}

/** A command of the image stands nowhere in the buildspec. */
function atNoPlace(text: string): Command {
  return { text, range: { start: 0, end: 0 } };
}

function variableOf(version: string): string | undefined {
  const name = /^\$(?:\{(\w+)\}|(\w+))$/.exec(version)?.slice(1).find(Boolean);
  return name !== undefined && isVariableName(name) ? name : undefined;
}

export type RuntimeChoice =
  | {
      ok: true;
      version: string /** Installed by commands that read $VERSION. */;
      onDemand: boolean;
      commands: string[];
    }
  | { ok: false; message: string };

/** The entry of runtimes.yml for a version: by name, the highest for `latest` and `1.x`, else the image's `default`. */
export function chooseRuntime(runtimes: Node | undefined, name: string, version: string): RuntimeChoice {
  const versions = valueAt(runtimes, name, 'versions');
  if (versions?.kind !== 'mapping') {
    const known = runtimes?.kind === 'mapping' ? runtimes.entries.map(({ key }) => key.value).sort() : [];
    return {
      ok: false,
      message: `Unknown runtime named '${name}'. This build image has the following runtimes: ${known.join(', ')}`,
    };
  }
  const keys = versions.entries.map(({ key }) => key.value).filter((key) => key !== 'default');
  const key = keys.includes(version) ? version : highest(keys, version);
  if (key !== undefined)
    return { ok: true, version: key, onDemand: false, commands: commandsOf(entryOf(versions, key)?.value) };
  const onDemand = entryOf(versions, 'default');
  if (onDemand && /^[\w.+-]+$/.test(version)) {
    return { ok: true, version, onDemand: true, commands: commandsOf(onDemand.value) };
  }
  return {
    ok: false,
    message: `Unknown runtime version named '${version}' of ${name}. This build image has the following versions: ${keys.join(', ')}`,
  };
}

function highest(keys: string[], version: string): string | undefined {
  const prefix = version === 'latest' ? '' : /^(.+\.)x$/.exec(version)?.[1];
  if (prefix === undefined) return undefined;
  const matching = keys.filter(
    (key) => prefix === '' || key === prefix.slice(0, -1) || key.startsWith(prefix),
  );
  return matching.sort((a, b) => a.localeCompare(b, 'en', { numeric: true })).at(-1);
}

function commandsOf(entry: Node | undefined): string[] {
  const commands = valueAt(entry, 'commands');
  if (commands?.kind !== 'sequence') return [];
  return commands.items.flatMap((item) => (item.kind === 'scalar' && item.value !== '' ? [item.value] : []));
}
