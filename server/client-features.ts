import type { ClientCapabilities } from 'vscode-languageserver';

/** What the editor can show; each feature gives less to one that can do less. */
export interface ClientFeatures {
  snippets: boolean;
  completionMarkdown: boolean;
  hoverMarkdown: boolean;
  /** It can be told to indent the further lines of an insertion like the first. */
  adjustsIndentation: boolean;
  deprecatedTag: boolean;
}

const ADJUST_INDENTATION = 2;

export function clientFeatures({ textDocument }: ClientCapabilities): ClientFeatures {
  const item = textDocument?.completion?.completionItem;
  return {
    snippets: item?.snippetSupport ?? false,
    completionMarkdown: item?.documentationFormat?.includes('markdown') ?? false,
    hoverMarkdown: textDocument?.hover?.contentFormat?.includes('markdown') ?? false,
    adjustsIndentation: item?.insertTextModeSupport?.valueSet.includes(ADJUST_INDENTATION) ?? false,
    deprecatedTag: (item?.tagSupport?.valueSet.length ?? 0) > 0,
  };
}
