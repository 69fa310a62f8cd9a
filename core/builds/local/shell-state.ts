import { shellQuote } from './driver';

/**
 * How CodeBuild's version 0.2 makes many shells look like one: each command's shell first takes over the directory and the
 * scalar variables of the one before and saves its own when it exits. Functions, aliases, arrays, traps and `set` options are
 * not carried over (aws/aws-cdk#26694; real logs show the first line of a command as line 4 of its script, aws-codebuild-docker-images#102).
 */
export type ShellFamily = 'posix' | 'bash';

/** Files of one saved state; two are used in turn, so that a shell that dies while it saves leaves the state before. */
function files(directory: string, slot: number): { state: string; cwd: string } {
  return { state: `${directory}/state.${slot % 2}`, cwd: `${directory}/cwd.${slot % 2}` };
}

export interface PrologueOptions {
  family: ShellFamily;
  /** The folder of state and script files. */
  directory: string;
  /** The folder of the files of `stateParts`. */
  parts: string;
  /** The state to take over; undefined for the first shell of a build. */
  load?: number;
  /** The number under which the state is saved; undefined where it is not saved. */
  save?: number;
  succeeding: boolean;
  /** The directory to run in where the saved one is gone. */
  insteadOf?: string;
}

/** The three lines before a command. They leave no variable behind, whatever the user's shell options are. */
export function prologue(options: PrologueOptions): string {
  const { directory, parts, load, save, succeeding, family, insteadOf } = options;
  const lines = ['', '', ''];
  if (load !== undefined) {
    const { state } = files(directory, load);
    lines[0] =
      insteadOf === undefined
        ? `. ${word(`${parts}/${loadPart(load)}`)}; `
        : `. ${word(state)}; cd -- ${shellQuote(insteadOf)} 2>/dev/null; `;
  }
  lines[0] += `export CODEBUILD_BUILD_SUCCEEDING=${succeeding ? 1 : 0}`;
  if (save !== undefined) {
    const part = word(`${parts}/${savePart(family, save)}`);
    // braces, because what the user's `set -x` says of the saving must not show
    lines[1] = `trap ${shellQuote(`{ set -- ${save}; [ -r ${part} ] && . ${part}; } 2>/dev/null`)} 0`;
  }
  return `${lines.join('\n')}\n`;
}

/**
 * The parts of the prologue that are the same for every command, as files of the build: a shell reads its input byte by byte, so that
 * what each command carried itself would cost it more than all the rest. `directory` is the folder of state and script files.
 */
export function stateParts(directory: string): { name: string; text: string }[] {
  const slots = [0, 1];
  return [
    ...slots.map((slot) => ({ name: loadPart(slot), text: loading(directory, slot) })),
    ...(['posix', 'bash'] as const).flatMap((family) =>
      slots.map((slot) => ({ name: savePart(family, slot), text: saving(family, directory, slot) })),
    ),
  ];
}

function loadPart(slot: number): string {
  return `load.${slot % 2}`;
}

function savePart(family: ShellFamily, slot: number): string {
  return `save-${family}.${slot % 2}`;
}

function loading(directory: string, slot: number): string {
  const { state, cwd } = files(directory, slot);
  // the directory first: the saved PWD and OLDPWD then overwrite what `cd` sets
  return `IFS= read -r PWD <${shellQuote(cwd)}; cd -- "$PWD" 2>/dev/null; . ${shellQuote(state)}\n`;
}

/** Its first argument is the number under which the state is saved. */
function saving(family: ShellFamily, directory: string, slot: number): string {
  const { state, cwd } = files(directory, slot);
  const saved = shellQuote(`${directory}/script.sh.saved`);
  const save = family === 'bash' ? saveBash(state, directory) : savePosix(state);
  // the user's `set -eu` must not stop the saving
  return `set +Ceuvx; umask 077; ${save} && pwd >${shellQuote(cwd)} && IFS= read -r PWD <${shellQuote(cwd)} && if [ -d "$PWD" ]; then printf "%s\\n" "$1"; else printf "%s\\n" "$1 gone"; fi >${saved}\n`;
}

/** A path as a word of the shell, in quotes only where it needs them. */
function word(path: string): string {
  return /^[\w/.-]+$/.test(path) ? path : shellQuote(path);
}

function savePosix(state: string): string {
  // in braces, because a special builtin whose redirection fails would end the shell with a status of its own
  return `{ set && export -p; } >${shellQuote(state)}`;
}

// set by bash itself or read-only in it
const BASH_OWN =
  'BASH*|EUID|PPID|UID|SHELLOPTS|DIRSTACK|FUNCNAME|GROUPS|PIPESTATUS|RANDOM|SRANDOM|SECONDS|EPOCH*|LINENO|HISTCMD|COMP_*|_|codebuild_workbench_*';

/**
 * Bash's `set` shows arrays and read-only variables, which cannot or must not be taken over. The shell is about to end, so its
 * arrays are simply removed; `compgen`, `printf %q` and indirection exist since bash 3.2, which macOS has.
 */
function saveBash(state: string, directory: string): string {
  const names = shellQuote(`${directory}/names`);
  const name = 'codebuild_workbench_name';
  // a state of which a part could not be written must not be taken for a whole one
  const print = (format: string, values: string) =>
    `printf "${format}\\n" ${values} || { codebuild_workbench_failed=1; break; }`;
  const each = (action: string, which: string) =>
    `compgen ${which} >${names}; while IFS= read -r ${name}; do case $${name} in ${BASH_OWN}) ;; *) ${action};; esac; done <${names}`;
  return [
    'set +o posix; trap - DEBUG ERR RETURN; shopt -u nocasematch; codebuild_workbench_failed=',
    each(`unset -v "$${name}"`, '-A arrayvar'),
    `{ ${each(`if [ "\${!${name}+x}" ]; then ${print('%s=%q', `"$${name}" "\${!${name}}"`)}; fi`, '-v')}`,
    `${each(print('export %s', `"$${name}"`), '-e')}; } >${shellQuote(state)}`,
    '[ -z "$codebuild_workbench_failed" ]',
  ].join('; ');
}
