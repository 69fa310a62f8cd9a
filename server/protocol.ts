/**
 * What client and server say to each other beyond LSP. Types only: the client imports nothing else of the server, and other
 * editors can leave all of it out.
 */

/** `initializationOptions`. */
export interface InitializationOptions {
  lenses?: LensOptions;
  /** The client answers `FilesRequest`s; for servers that see no files themselves, as in a browser. */
  files?: boolean;
  /** URI of the folder with a page for each rule, which diagnostics link to. */
  ruleDocs?: string;
}

/** The client has the commands of these code lenses. Their arguments: the document's URI, and the phase's name. */
export interface LensOptions {
  /** `codebuild.local.runBuild` */
  runBuild?: boolean;
  /** `codebuild.local.runBatch` */
  runBatch?: boolean;
  /** `codebuild.local.runPhase` */
  runPhase?: boolean;
  /** `codebuild.local.runFromPhase` */
  runFromPhase?: boolean;
}

export type RuleSeverity = 'error' | 'warning' | 'information' | 'hint' | 'off';

/** The section `codebuild` of the settings, asked for with `workspace/configuration`. */
export interface CodeBuildSettings {
  lint?: {
    /** By a rule's code. */
    severities?: Record<string, RuleSeverity>;
  };
  buildspec?: {
    /** Globs of further files that are buildspecs, from the root of the folder. */
    files?: string[];
  };
}

/** `codebuild/files/kind`, `codebuild/files/list`, `codebuild/files/read`: server to client, each with one URI. */
export interface FilesRequests {
  'codebuild/files/kind': { params: { uri: string }; result: 'file' | 'folder' | null };
  'codebuild/files/list': { params: { uri: string }; result: { name: string; isFolder: boolean }[] };
  'codebuild/files/read': { params: { uri: string }; result: string | null };
}
