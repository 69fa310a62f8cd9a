import type { Severity } from '../../core/buildspec/problems';
import type { Finding, Place } from './findings';

const LEVELS: Record<Severity, 'error' | 'warning' | 'note'> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

/** Findings as a log of SARIF 2.1.0 (OASIS, sarif-v2.1.0), such as GitHub's code scanning takes. */
export function sarifLog(findings: Finding[]): object {
  const codes = [...new Set(findings.map(({ code }) => code))].sort();
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'CodeBuild Workbench', rules: codes.map(rule) } },
        columnKind: 'utf16CodeUnits',
        results: findings.map((finding) => result(finding, codes.indexOf(finding.code))),
      },
    ],
  };
}

function rule(code: string): object {
  const words = code.replaceAll('-', ' ');
  return { id: code, shortDescription: { text: `${words.charAt(0).toUpperCase()}${words.slice(1)}` } };
}

function result(finding: Finding, ruleIndex: number): object {
  const { file, code, severity, message, fix } = finding;
  const artifactLocation = { uri: uriOf(file) };
  return {
    ruleId: code,
    ruleIndex,
    level: LEVELS[severity],
    message: { text: message },
    locations: [{ physicalLocation: { artifactLocation, region: regionOf(finding) } }],
    ...(fix && {
      fixes: [
        {
          description: { text: fix.title },
          artifactChanges: [
            {
              artifactLocation,
              replacements: fix.edits.map((edit) => ({
                deletedRegion: regionOf(edit),
                insertedContent: { text: edit.newText },
              })),
            },
          ],
        },
      ],
    }),
  };
}

function regionOf({ line, column, endLine, endColumn }: Place): object {
  return { startLine: line, startColumn: column, endLine, endColumn };
}

/** A relative path stays a relative reference: whoever reads the log knows the root of the source. */
function uriOf(file: string): string {
  const path = file.replaceAll('\\', '/').replace(/^(?:\.\/+)+/, '');
  const escaped = path.split('/').map(encodeURIComponent).join('/');
  if (/^[A-Za-z]:\//.test(path)) return `file:///${path.slice(0, 2)}${escaped.slice(escaped.indexOf('/'))}`;
  return path.startsWith('/') ? `file://${escaped}` : escaped;
}
