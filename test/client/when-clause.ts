/** Values of VS Code's context keys. */
export type Context = Record<string, string | boolean>;

/** Evaluates a `when` clause made of `&&`, `||`, `!`, `==`, `!=`, `=~` and parentheses-free keys, as VS Code does. */
export function evaluateWhen(clause: string, context: Context): boolean {
  return clause
    .split('||')
    .some((alternative) => alternative.split('&&').every((term) => evaluateTerm(term.trim(), context)));
}

function evaluateTerm(term: string, context: Context): boolean {
  const [, key = '', operator = '', operand = ''] = /^(\S+)\s*(==|!=|=~)\s*(.+)$/.exec(term) ?? [];
  switch (operator) {
    case '==':
      return String(context[key]) === operand;
    case '!=':
      return String(context[key]) !== operand;
    case '=~': {
      const [, source = '', flags = ''] = /^\/(.*)\/([a-z]*)$/.exec(operand) ?? [];
      return new RegExp(source, flags).test(String(context[key] ?? ''));
    }
  }
  if (term === 'true' || term === 'false') return term === 'true';
  return term.startsWith('!') ? !context[term.slice(1)] : Boolean(context[term]);
}
