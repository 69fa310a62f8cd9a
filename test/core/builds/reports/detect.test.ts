import { expect, test } from 'vitest';
import { detectFormat } from '../../../../core/builds/reports/detect';
import { FORMAT_NAMES, sample } from './support';

test.each(FORMAT_NAMES)('%s is recognised by its beginning', (format) => {
  expect(detectFormat(sample(format).subarray(0, 4096).toString())).toBe(format);
});

test.each([
  ['a project file', '<project><modelVersion>4.0.0</modelVersion></project>'],
  ['a report of something else', '<report><title>Sales</title></report>'],
  ['a coverage of something else', '<coverage area="north"/>'],
  ['a package', '{ "name": "x", "dependencies": {} }'],
  ['a list', '[{ "a": 1 }]'],
  ['text', 'SF:a.js'],
  ['nothing', ''],
  ['a comment without end', `<!-- ${'-'.repeat(5000)}`],
])('%s is no report', (_, head) => {
  expect(detectFormat(head)).toBeUndefined();
});

test('what stands before the root element does not matter', () => {
  const head =
    '\ufeff<?xml version="1.0"?>\n<!-- <testsuites> -->\n<?pi x?><!DOCTYPE a [<!ENTITY b "c">]>\n<x:test-run id="1">';
  expect(detectFormat(head)).toBe('NUNIT3XML');
});
