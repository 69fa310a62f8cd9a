import type { FormatName } from './formats';

const ROOTS: Record<string, FormatName> = {
  testsuites: 'JUNITXML',
  testsuite: 'JUNITXML',
  'test-results': 'NUNITXML',
  'test-run': 'NUNIT3XML',
  'testng-results': 'TESTNGXML',
  TestRun: 'VISUALSTUDIOTRX',
};

/** The format that the beginning of a file shows, some thousand characters of it; undefined where that is no report's. */
export function detectFormat(head: string): FormatName | undefined {
  const text = head.replace(/^\ufeff/, '').trimStart();
  if (text.startsWith('<')) return detectXml(text);
  if (/^\[\s*\{/.test(text))
    return /"keyword"\s*:/.test(text) && /"elements"\s*:/.test(text) ? 'CUCUMBERJSON' : undefined;
  return /^\{\s*"[^"]*"\s*:\s*\{\s*"coverage"\s*:\s*\{/.test(text) ? 'SIMPLECOV' : undefined;
}

function detectXml(text: string): FormatName | undefined {
  // what may stand before the root: declarations, comments and a document type with or without rules of its own
  const content = text.replace(
    /^(?:\s*(?:<\?[^>]*>|<!--[\s\S]*?-->|<!DOCTYPE[^[>]*(?:\[[^\]]*\]\s*)?>))*/,
    '',
  );
  const [, root, attributes = ''] = /^\s*<(?:\w+:)?([\w-]+)([^>]*)>?/.exec(content) ?? [];
  if (root === undefined) return undefined;
  if (Object.hasOwn(ROOTS, root)) return ROOTS[root];
  if (root === 'report')
    return /<!DOCTYPE\s+report\b[^>]*JACOCO/i.test(text) || /<sessioninfo\b/.test(content)
      ? 'JACOCOXML'
      : undefined;
  if (root !== 'coverage') return undefined;
  if (/\b(?:line-rate|branch-rate)\s*=/.test(attributes) || /<!DOCTYPE\s+coverage\b[^>]*cobertura/.test(text))
    return 'COBERTURAXML';
  return /\b(?:generated|clover)\s*=/.test(attributes) && /<project\b/.test(content)
    ? 'CLOVERXML'
    : undefined;
}
