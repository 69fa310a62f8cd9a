import type { MarkupContent } from 'vscode-languageserver';
import { type SchemaNode, suggestionsOf, typesOf } from '../core/buildspec/schema';

/** What a key is for, what it takes and where AWS says so, as Markdown. */
export function keyDocs(node: SchemaNode): string {
  const facts = [`Type: ${typeName(node)}`];
  if (node.default !== undefined) facts.push(`Default: \`${defaultText(node.default)}\``);
  const values = suggestionsOf(node).map(({ value }) => `\`${value}\``);
  if (values.length > 0 && !typesOf(node).includes('boolean')) {
    facts.push(`${node.enum ? 'Values' : 'Such as'}: ${values.join(', ')}`);
  }
  const versions = node['x-versions'];
  if (versions) facts.push(`Only in version ${versions.join(', ')}`);
  const parts = [node.description ?? '', facts.join('  \n'), docsLink(node['x-docs'])];
  return parts.filter((part) => part !== '').join('\n\n');
}

export function docsLink(href: string | undefined): string {
  return href === undefined ? '' : `[AWS documentation](${href})`;
}

/** What a value of the key looks like, in YAML's words. */
export function typeName(node: SchemaNode): string {
  const names = { object: 'mapping', array: 'list', string: 'text', boolean: 'yes or no' } as const;
  const types = typesOf(node).filter((type) => type !== 'null');
  return (
    [...new Set(types.map((type) => names[type as keyof typeof names] ?? 'number'))].join(' or ') || 'any'
  );
}

function defaultText(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return String(value);
}

export function markup(markdown: string, isMarkdown: boolean): MarkupContent {
  if (isMarkdown) return { kind: 'markdown', value: markdown };
  const plain = markdown
    .replace(/\[([^\]]*)\]\(([^)]*)\)/g, '$1: $2')
    .replace(/[`*]{1,2}/g, '')
    .replace(/ {2}\n/g, '\n');
  return { kind: 'plaintext', value: plain };
}
