import type { Script, ShellCommand, SimpleCommand, Word } from '../shell/script';

/**
 * All simple commands of a script in the order of the text, those in `if`, loops and groups too. Those of command
 * substitutions only with `deep`. Bodies of functions are none: they run where the function is called.
 */
export function* simpleCommands(script: Script, deep = false): Generator<SimpleCommand> {
  for (const { pipelines } of script.lists) {
    for (const { commands } of pipelines) {
      for (const command of commands) yield* within(command, deep);
    }
  }
}

/** Those that run whatever the others do: not in `if`, not behind `&&` or `||`. */
export function unconditional({ lists }: Script): SimpleCommand[] {
  return lists.flatMap(({ pipelines: [first] }) =>
    (first?.commands ?? []).filter((command) => command.kind === 'simple'),
  );
}

function* within(command: ShellCommand, deep: boolean): Generator<SimpleCommand> {
  if (command.kind === 'simple') {
    yield command;
    if (deep) yield* substitutions(wordsOf(command));
    return;
  }
  if (deep) yield* substitutions(command.words);
  const scripts = [...command.conditions, ...command.bodies].sort(
    (a, b) => (a.lists[0]?.range.start ?? 0) - (b.lists[0]?.range.start ?? 0),
  );
  for (const script of scripts) yield* simpleCommands(script, deep);
}

function* substitutions(words: readonly Word[]): Generator<SimpleCommand> {
  for (const { expansions } of words) {
    for (const { script } of expansions) if (script) yield* simpleCommands(script, true);
  }
}

/** All words of a simple command: values of assignments, the words themselves, targets of redirections. */
export function wordsOf({ assignments, words, redirects }: SimpleCommand): Word[] {
  return [
    ...assignments.flatMap(({ value }) => value ?? []),
    ...words,
    ...redirects.flatMap(({ target }) => target ?? []),
  ];
}

const WRAPPERS = /^(sudo|env|nohup|time|exec|command|builtin|nice|stdbuf|timeout|xvfb-run)$/;

/** The words of a command without `sudo`, `env A=b`, `timeout 10` and the like before it. */
export function bareWords({ words }: SimpleCommand): Word[] {
  let rest = words;
  while (WRAPPERS.test(rest[0]?.literal ?? '')) {
    const takesDuration = rest[0]?.literal === 'timeout';
    rest = rest.slice(1);
    while (/^(-\S*|[A-Za-z_]\w*=.*)$/s.test(rest[0]?.literal ?? '')) rest = rest.slice(1);
    if (takesDuration) rest = rest.slice(1);
  }
  return rest;
}

/** `docker compose up` as text, where all words are written out; a word that is not stands as `$`. */
export function spelled(words: readonly Word[]): string {
  return words.map(({ literal }) => literal ?? '$').join(' ');
}
