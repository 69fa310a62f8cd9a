/** The text a user gets who takes every default of a snippet: first choices, default texts. */
export function renderSnippet(snippet: string): string {
  return snippet
    .replace(
      /\$\{\d+\|((?:\\.|[^\\|])*)\|\}/g,
      (_, choices: string) => /^(?:\\.|[^\\,])*/.exec(choices)?.[0] ?? '',
    )
    .replace(/\$\{\d+:((?:\\.|[^\\}])*)\}/g, '$1')
    .replace(/(^|[^\\])\$\d+/g, '$1')
    .replace(/\\([\\$},|])/g, '$1');
}
