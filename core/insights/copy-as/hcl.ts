/** An attribute or a block of HCL, in the order of the text. */
export type HclItem =
  | { attribute: string; value: HclValue }
  | { block: string; labels?: readonly string[]; items: readonly HclItem[] };

export type HclValue = string | number | boolean | readonly string[] | HclMap | HclReference;

/** Keys are text of any kind. */
export interface HclMap {
  pairs: readonly (readonly [string, string])[];
}

/** An expression that names something else of the file. */
export interface HclReference {
  reference: string;
}

/** Items as `terraform fmt` writes them, with lines of attributes lined up at their signs. */
export function hcl(items: readonly HclItem[], indent = ''): string {
  const width = Math.max(0, ...items.map((item) => ('attribute' in item ? item.attribute.length : 0)));
  return items
    .map((item, index) => {
      if ('attribute' in item)
        return `${indent}${item.attribute.padEnd(width)} = ${expression(item.value, indent)}\n`;
      const labels = (item.labels ?? []).map((label) => ` ${quoted(label)}`).join('');
      const gap = index === 0 ? '' : '\n';
      return `${gap}${indent}${item.block}${labels} {\n${hcl(item.items, `${indent}  `)}${indent}}\n`;
    })
    .join('');
}

function expression(value: HclValue, indent: string): string {
  if (typeof value === 'string') return text(value);
  if (typeof value !== 'object') return String(value);
  if ('reference' in value) return value.reference;
  if ('pairs' in value) {
    const entries = value.pairs.map(([key, each]) => `${indent}  ${quoted(key)} = ${quoted(each)}\n`);
    return `{\n${entries.join('')}${indent}}`;
  }
  return `[${value.map(quoted).join(', ')}]`;
}

/** Lines as they are, where the text ends in a line's end, as those of such a text do. */
function text(value: string): string {
  // the language takes \r for a part of the line's end
  const isLines =
    value.endsWith('\n') && /\n./s.test(value) && !value.includes('\r') && !/^\s*EOT\s*$/m.test(value);
  return isLines ? `<<EOT\n${withoutTemplates(value)}EOT` : quoted(value);
}

function quoted(value: string): string {
  return withoutTemplates(JSON.stringify(value).replace(/\\(.)/g, (escaped) => ESCAPES[escaped] ?? escaped));
}

/** Those of JSON that HCL has not. */
const ESCAPES: Readonly<Record<string, string>> = { '\\b': '\\u0008', '\\f': '\\u000c' };

/** `${` and `%{` begin templates, doubled they are text. */
function withoutTemplates(value: string): string {
  return value.replace(/([$%])\{/g, '$1$1{');
}
