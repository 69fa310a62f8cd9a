import type { ClientCapabilities } from 'vscode-languageserver';

/** What the editor can show; each feature gives less to one that can do less. */
export interface ClientFeatures {
  snippets: boolean;
  completionMarkdown: boolean;
  hoverMarkdown: boolean;
  /** It can be told to indent the further lines of an insertion like the first. */
  adjustsIndentation: boolean;
  deprecatedTag: boolean;
  /** It answers `workspace/configuration`, and can be asked to tell of changes. */
  configuration: boolean;
  registersConfiguration: boolean;
  workspaceFolders: boolean;
  /** It can be asked to watch files. */
  registersWatchers: boolean;
  /** How many folding ranges it takes. */
  foldingLimit?: number;
}

const ADJUST_INDENTATION = 2;

export function clientFeatures({ textDocument, workspace }: ClientCapabilities): ClientFeatures {
  const foldingLimit = textDocument?.foldingRange?.rangeLimit;
  const item = textDocument?.completion?.completionItem;
  return {
    snippets: item?.snippetSupport ?? false,
    completionMarkdown: item?.documentationFormat?.includes('markdown') ?? false,
    hoverMarkdown: textDocument?.hover?.contentFormat?.includes('markdown') ?? false,
    adjustsIndentation: item?.insertTextModeSupport?.valueSet.includes(ADJUST_INDENTATION) ?? false,
    configuration: workspace?.configuration ?? false,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration ?? false,
    workspaceFolders: workspace?.workspaceFolders ?? false,
    registersWatchers: workspace?.didChangeWatchedFiles?.dynamicRegistration ?? false,
    ...(foldingLimit !== undefined && { foldingLimit }),
    deprecatedTag: (item?.tagSupport?.valueSet.length ?? 0) > 0,
  };
}
