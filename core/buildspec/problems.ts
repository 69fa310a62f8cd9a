import type { Range } from './tree';

/**
 * How sure we are of the consequence. `error`: CodeBuild fails the build; `warning`: it runs, but not as written;
 * `information`: legal but risky; `hint`: style.
 */
export type Severity = 'error' | 'warning' | 'information' | 'hint';

export interface TextEdit {
  range: Range;
  newText: string;
}

export interface Fix {
  /** Title case, as VS Code shows it in the light-bulb menu. */
  title: string;
  edits: TextEdit[];
}

/** What CodeBuild itself answers when it refuses the buildspec in DOWNLOAD_SOURCE, where its text is known. */
export interface Refusal {
  statusCode: 'YAML_FILE_ERROR' | 'BATCH_SPEC_VALIDATION_ERROR';
  message: string;
}

/** One finding in a buildspec. */
export interface Problem {
  /** Stable kebab-case name of the rule, such as `unknown-key`; also the name of its page in docs/rules. */
  code: string;
  severity: Severity;
  /** One or two sentences: what CodeBuild will do, and what to write instead. */
  message: string;
  range: Range;
  fix?: Fix;
  refusal?: Refusal;
}
