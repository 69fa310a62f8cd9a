/** The YAML extension of Red Hat, which many have installed. */
export const YAML_EXTENSION = 'redhat.vscode-yaml';

export interface YamlExtension {
  isInstalled: boolean;
  /** Its setting `yaml.validate`. */
  validates: boolean;
}

/** What it finds in any YAML file, at the same places as we do. It knows no schema of buildspecs, so nothing else is double. */
const ITS_FINDINGS = new Set<unknown>(['yaml-syntax', 'duplicate-key']);

/** The diagnostics that nobody else shows; `code` is the rule's. */
export function withoutDoubles<Diagnostic>(
  diagnostics: Diagnostic[],
  codeOf: (diagnostic: Diagnostic) => unknown,
  { isInstalled, validates }: YamlExtension,
): Diagnostic[] {
  if (!isInstalled || !validates) return diagnostics;
  return diagnostics.filter((diagnostic) => !ITS_FINDINGS.has(codeOf(diagnostic)));
}
