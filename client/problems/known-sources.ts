import type * as vscode from 'vscode';
import type { LogPlace } from '../log/log-place';
import { logPartOf } from '../log/log-uri';
import type { SourcesOf } from './log-sources';
import type { SourceFolders } from './source-files';

export interface KnownSourcesParts {
  /** The log that a document of the Output view shows, or that an explanation tells of. */
  placeOf(document: vscode.TextDocument): LogPlace | undefined;
  ofRun(id: string): Promise<SourceFolders | undefined>;
  /** By the id of a build on CodeBuild, such as `web:1234…`. */
  ofBuild(id: string): Promise<SourceFolders | undefined>;
}

/** The sources of the builds that this window knows, by the documents of their logs. */
export function knownSources({ placeOf, ofRun, ofBuild }: KnownSourcesParts): SourcesOf {
  return async (document) => {
    const place = logPartOf(document.uri)?.place ?? placeOf(document);
    if (place?.kind === 'run') return ofRun(place.id);
    // the document of a log has the build's ARN
    return place?.kind === 'build' ? ofBuild(place.id.replace(/^arn:.*:build\//, '')) : undefined;
  };
}
