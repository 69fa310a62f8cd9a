import type { BuildHistory } from '../../core/insights/build-history';
import type { Notice } from './page-content';

/** Where builds come from: a connection, or this computer. */
export interface InsightsSource {
  id: string;
  /** As the CodeBuild view calls it. */
  name: string;
  region?: string;
  /** Reads what is kept of its builds. */
  open(): Promise<SourceHistory>;
  /** Opens the log of one of its builds. */
  openLog(id: string): Promise<unknown>;
  /** Tells why one of its builds failed. */
  explain(id: string): Promise<unknown>;
}

export interface FetchOptions {
  signal: AbortSignal;
  /** Something has come, and how far the fetch is. */
  onProgress(text: string): void;
}

export interface FollowOptions {
  signal: AbortSignal;
  /** Whether somebody looks just now. */
  isWanted(): boolean;
  onChange(): void;
}

/** The builds of a source while somebody looks at them. */
export interface SourceHistory {
  history: BuildHistory;
  /** What is wrong with it, and what is missing. */
  notices(): Notice[];
  /** Fetches what is new. Gives what to say at its end; never rejects. Absent where nothing has to be fetched. */
  fetch?(options: FetchOptions): Promise<string>;
  /** Reads builds that run, again and again until they have ended. Never rejects. */
  follow?(options: FollowOptions): Promise<void>;
  close(): Promise<void>;
}
