import type { AgentText, LogSection, Stretch } from '../../core/builds/log/sections';
import type { StyledSpan } from '../../core/builds/log/shown-line';

/** What is known of the log of which a document shows the whole or a part. Lines count from 0 over the whole log. */
export interface LogView {
  /** The line of the log that the document begins with. */
  readonly firstLine: number;
  readonly sections: readonly LogSection[];
  /** In the log of a batch: the lines that are of one build. */
  readonly stretches: readonly Stretch[];
  /** What the agent said of where the sources are. */
  readonly sources: readonly AgentText[];
  readonly errorLines: readonly number[];
  /** More may come. */
  readonly isLive: boolean;
  /** What a tool put before each line; see core/builds/log/line-prefix. */
  readonly prefixKind: number | undefined;
  /** How parts of a line of the document look; none where its text still has the sequences that say so. */
  spansOf(documentLine: number): readonly StyledSpan[];
}
