import { expect, it } from 'vitest';
import { testLine as testLineOf } from '../../../../core/builds/reports/test-line';

const testLine = (text: string, name: string, near?: number) => testLineOf(text.split('\n'), name, near);

it.each([
  ['a string', "describe('cart', () => {\n  it('adds a thing', () => {", 'adds a thing', 2],
  ['the end of a path of names', "describe('cart', () => {\n  it('adds', () => {", 'cart > adds', 2],
  ['Python', 'class TestCart:\n    def test_adds(self):', 'test_adds', 2],
  ['Python with parameters', '@parametrize\ndef test_adds(n):', 'test_adds[1-2]', 2],
  ['Go', 'package cart\n\nfunc TestAdds(t *testing.T) {', 'TestAdds', 3],
  ['a subtest of Go', 'func TestAdds(t *testing.T) {\n\tt.Run("empty", func() {', 'TestAdds/empty', 2],
  ['a subtest of Go that is made from a table', 'func TestAdds(t *testing.T) {', 'TestAdds/empty_cart', 1],
  ['Java', '@Test\npublic void addsThings() {', 'addsThings()', 2],
  ['Kotlin', '@Test\nfun `adds a thing`() {', 'adds a thing', 2],
  ['.NET, with its class', '[Fact]\npublic async Task Adds()', 'Shop.CartTests.Adds', 2],
  ['Cucumber', 'Feature: Cart\n  Scenario: Adds a thing', 'Adds a thing', 2],
])('finds a test by its name: %s', (_language, text, name, line) => {
  expect(testLine(text, name)).toBe(line);
});

it('takes the one nearest to where the report says it is', () => {
  const text = "it('adds', a);\n\n\nit('adds', b);";
  expect(testLine(text, 'adds')).toBe(1);
  expect(testLine(text, 'adds', 4)).toBe(4);
});

it('finds no name that is only used, or a part of another', () => {
  expect(testLine('test_adds()\ndef test_adds_more():', 'test_adds')).toBeUndefined();
  expect(testLine("it('adds more', a)", 'adds')).toBeUndefined();
  expect(testLine('anything', '')).toBeUndefined();
});
