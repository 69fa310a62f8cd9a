import type { Fix } from '../problems';
import type { AndOrList, SimpleCommand } from '../shell/script';
import { type Node, valueAt } from '../tree';
import type { CommandItem } from './input';
import type { Finding, LintRule } from './rule';
import { bareWords, spelled } from './simple-commands';

interface Question {
  asks: RegExp;
  /** A word that answers. */
  answer: RegExp;
  advice: string;
}

const ASKS = /\b(apt|apt-get|yum|dnf|terraform|sam|npm)\b/;
/** Without one of these nothing asks; most commands of these tools need not be read for it. */
const FOR = /\b(install|remove|purge|upgrade|update|apply|destroy|guided|login|adduser)\b|-g\b/;
const VERB = /^(install|remove|purge|upgrade|dist-upgrade|update)$/;
const YES =
  /^(-[a-zA-Z]*y[a-zA-Z]*|-qq|--yes|--assume-yes|--assumeyes|--assumeno|-s|--dry-run|--download-only|--reinstall)$/;

const QUESTIONS: readonly Question[] = [
  {
    asks: /^(apt-get|apt|yum|dnf) (?:-\S+ )*(install|remove|purge|upgrade|dist-upgrade|update)(?: |$)/,
    answer: YES,
    advice: 'Add `-y`.',
  },
  {
    asks: /^terraform (?:-chdir=\S+ )?(apply|destroy)(?: -\S+)*$/,
    answer: /^--?(auto-approve|help|input=false)/,
    advice: 'Add `-auto-approve`, or apply a saved plan.',
  },
  {
    asks: /^sam deploy .*(--guided|-g)\b/,
    answer: /^--help$/,
    advice: 'Remove `--guided` and give the values as options.',
  },
  { asks: /^npm (login|adduser)(?: |$)/, answer: /^--help$/, advice: 'Write the token to `.npmrc` instead.' },
];

/** Answers for all commands that follow. */
const ANSWERED = /Assume-Yes|assumeyes|TF_CLI_ARGS|\bexpect\b/;

/** A build has no terminal: a question gets no answer, and the command fails or waits for the time-out. */
export const interactiveCommand: LintRule = {
  code: 'interactive-command',
  severity: 'information',
  fixes: true,
  check({ tree, shellCommands }) {
    if (shellCommands.some(({ text }) => ANSWERED.test(text)) || declaresAnswer(tree)) return [];
    return shellCommands.flatMap(
      (command) =>
        (ASKS.test(command.text) &&
          FOR.test(command.text) &&
          command.script?.lists.flatMap((list) => inList(command, list))) ||
        [],
    );
  },
};

function declaresAnswer(tree: Node): boolean {
  const variables = valueAt(tree, 'env', 'variables');
  return variables?.kind === 'mapping' && variables.entries.some(({ key }) => ANSWERED.test(key.value));
}

function inList(command: CommandItem, { pipelines }: AndOrList): Finding[] {
  return pipelines.flatMap(({ commands }) => {
    const [simple] = commands;
    // what a pipe or a file feeds has its answer
    if (simple?.kind !== 'simple' || simple.redirects.some(({ operator }) => operator.startsWith('<')))
      return [];
    const question = questionOf(simple);
    if (!question) return [];
    return [
      {
        message: `\`${spelled(bareWords(simple)).split(' ').slice(0, 2).join(' ')}\` may ask, and in a build nobody answers: the command fails, or waits for the time-out. ${question.advice}`,
        range: command.place(simple.range),
        fix: question.answer === YES ? addYes(command, simple) : undefined,
      },
    ];
  });
}

/** Behind the verb, which YAML writes in one way in every style. */
function addYes(command: CommandItem, simple: SimpleCommand): Fix | undefined {
  const verb = bareWords(simple).find(({ literal }) => VERB.test(literal ?? ''));
  const place = verb && command.place(verb.range);
  if (!place || place.end - place.start !== verb.range.end - verb.range.start) return undefined;
  return { title: 'Add -y', edits: [{ range: { start: place.end, end: place.end }, newText: ' -y' }] };
}

function questionOf(simple: SimpleCommand): Question | undefined {
  const words = bareWords(simple);
  // `update` of apt asks nothing, and what a variable holds may be the answer
  if (words.some(({ literal }) => literal === undefined)) return undefined;
  const text = spelled(words);
  if (/^apt(-get)? (?:-\S+ )*update/.test(text)) return undefined;
  return QUESTIONS.find(
    ({ asks, answer }) => asks.test(text) && !words.some(({ literal }) => answer.test(literal ?? '')),
  );
}
