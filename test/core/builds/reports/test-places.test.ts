import { describe, expect, it } from 'vitest';
import { classPlaces } from '../../../../core/builds/reports/class-places';
import { stackFrames } from '../../../../core/builds/reports/stack-frames';
import { failurePlaces, testPlaces } from '../../../../core/builds/reports/test-places';

const test = (parts: object) => ({ name: 'adds', status: 'FAILED' as const, ...parts });

describe('where a test may be written', () => {
  it('is its file and line first, then what its class says', () => {
    const places = testPlaces(test({ prefix: 'tests.test_cart', file: 'tests/test_cart.py', line: 8 }));
    expect(places.slice(0, 2)).toEqual([
      { path: 'tests/test_cart.py', line: 8 },
      { path: 'tests/test_cart.py' },
    ]);
  });

  it.each([
    ['JavaScript', { prefix: 'cart', testSuiteName: '__tests__\\cart.test.js' }, '__tests__\\cart.test.js'],
    ['Vitest', { prefix: 'test/cart.test.ts', testSuiteName: 'test/cart.test.ts' }, 'test/cart.test.ts'],
    ['pytest', { prefix: 'tests/test_cart.py::TestCart' }, 'tests/test_cart.py'],
    ['Java', { prefix: 'com.shop.CartTest' }, 'com/shop/CartTest.java'],
    ['a nested class of Java', { prefix: 'com.shop.CartTest$Empty' }, 'com/shop/CartTest.java'],
    ['Python', { prefix: 'tests.test_cart.TestCart' }, 'tests/test_cart.py'],
    ['Go', { prefix: 'github.com/shop/web/cart' }, 'github.com/shop/web/cart/*_test.go'],
    ['.NET', { prefix: 'Shop.Tests.CartTests' }, 'CartTests.cs'],
    ['NUnit 2, whose names have the class', { name: 'Shop.CartTests.Adds(1)' }, 'CartTests.cs'],
    ['PHP', { prefix: 'Shop\\Tests\\CartTest' }, 'Shop/Tests/CartTest.php'],
    ['Cucumber', { prefix: 'Cart', file: 'features/cart.feature', line: 3 }, 'features/cart.feature'],
  ])('of %s', (_language, parts, path) => {
    expect(testPlaces(test(parts)).map((place) => place.path)).toContain(path);
  });

  it('is nowhere where the names are sentences', () => {
    expect(testPlaces(test({ prefix: 'Test 1 › Test 1.1', testSuiteName: 'the cart' }))).toEqual([]);
    expect(classPlaces('<Cart /> of $&')).toEqual([]);
  });
});

describe('the places in a failure', () => {
  it.each([
    ['at com.shop.CartTest.adds(CartTest.java:42)', 'com/shop/CartTest.java', 42],
    ['at app//com.shop.CartTest$Empty.adds(CartTest.kt:7)', 'com/shop/CartTest.kt', 7],
    ['  File "/src/tests/test_cart.py", line 24, in test_adds', '/src/tests/test_cart.py', 24],
    ['tests/test_cart.py:25: AssertionError', 'tests/test_cart.py', 25],
    ['    at Object.<anonymous> (/src/test/cart.test.js:10:21)', '/src/test/cart.test.js', 10],
    ['    at C:\\src\\test\\cart.test.js:10:21', 'C:\\src\\test\\cart.test.js', 10],
    ['at refund (orders.js:12)', 'orders.js', 12],
    [' ❯ test/cart.test.ts:5:13', 'test/cart.test.ts', 5],
    ['    cart_test.go:12: expected 1, got 2', 'cart_test.go', 12],
    [
      '   at Shop.CartTests.Adds() in /src/Shop.Tests/CartTests.cs:line 20',
      '/src/Shop.Tests/CartTests.cs',
      20,
    ],
    ['/src/tests/CartTest.php:24', '/src/tests/CartTest.php', 24],
    ['in tests/Cart.phpt(78) Tester\\Assert::match()', 'tests/Cart.phpt', 78],
    ["thread 'adds' panicked at src/cart.rs:14:9:", 'src/cart.rs', 14],
    ['/src/tests/cart.cpp:72: error: check_eq(1, 2)', '/src/tests/cart.cpp', 72],
    ['# ./spec/cart_spec.rb:12:in `block (2 levels)`', './spec/cart_spec.rb', 12],
  ])('%s', (text, path, line) => {
    expect(stackFrames(text)).toEqual([{ path, line }]);
  });

  it('begin with the innermost, which Python tells last', () => {
    const paths = (text: string) => stackFrames(text).map(({ path }) => path);
    expect(paths('at add (lib/cart.js:3:1)\nat test (test/cart.js:9:1)')).toEqual([
      'lib/cart.js',
      'test/cart.js',
    ]);
    expect(paths('File "tests/test_cart.py", line 9\nFile "shop/cart.py", line 3')).toEqual([
      'shop/cart.py',
      'tests/test_cart.py',
    ]);
  });

  it('are none in plain words, and never many', () => {
    expect(stackFrames('expected 200, got 500 at 12:30:01')).toEqual([]);
    expect(stackFrames('a.js:1\n'.repeat(10_000)).length).toBe(50);
  });

  it('end with the place that the report itself gives', () => {
    const failed = test({ message: 'at add (lib/cart.js:3:1)', file: 'test/cart.js', line: 9 });
    expect(failurePlaces(failed)).toEqual([
      { path: 'lib/cart.js', line: 3 },
      { path: 'test/cart.js', line: 9 },
    ]);
  });
});
