import type { ClientFeatures } from '../../server/client-features';

/** An editor that can do everything, such as VS Code. */
export const EVERYTHING: ClientFeatures = {
  snippets: true,
  completionMarkdown: true,
  hoverMarkdown: true,
  adjustsIndentation: true,
  deprecatedTag: true,
  configuration: true,
  registersConfiguration: true,
  workspaceFolders: true,
  registersWatchers: true,
};

/** An editor that knows the protocol's first version only. */
export const NOTHING: ClientFeatures = {
  snippets: false,
  completionMarkdown: false,
  hoverMarkdown: false,
  adjustsIndentation: false,
  deprecatedTag: false,
  configuration: false,
  registersConfiguration: false,
  workspaceFolders: false,
  registersWatchers: false,
};
