import type { FailureRule } from '../rule';

/** A module that a program wants to import, and nobody has installed. */
export const moduleMissing: FailureRule = {
  code: 'module-missing',
  lines: {
    words: ['no module named', 'cannot find module', 'cannot find package', 'err_module_not_found'],
    pattern:
      /(?:ModuleNotFoundError|ImportError): No module named '?(?<python>[\w.]+)|Error(?: \[ERR_MODULE_NOT_FOUND\])?: Cannot find (?:module|package) '(?<node>[^']+)'/,
  },
  explain(_failure, lines) {
    const groups = lines[0]?.match.groups;
    if (!groups) return undefined;
    const name = groups.python ?? groups.node ?? '';
    const isOwn = /^[./]/.test(name);
    return {
      message: `A program wants the module \`${name}\`, which is not there.`,
      advice: isOwn
        ? 'See that the file is in the source or is made by a command before, in the same letter case: Linux tells them apart.'
        : groups.node === undefined
          ? 'Install it before, with the very Python that runs the command.'
          : 'Install it before. With `NODE_ENV=production` or `--omit=dev` npm leaves development dependencies out.',
    };
  },
};
