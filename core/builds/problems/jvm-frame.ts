const LONGEST_NAME = 300;
const FAILED_TEST = /^\[(?:ERROR|WARNING)\] {2,}$/;
const TEST_METHOD = /^([A-Z]\w*)(?:\$\w+)*\.[a-z_]\w*$/;
const OF_NAME = /[\w$.<>@/-]/;
const SOURCE_OF_JVM = /^\w+\.(?:java|kts?|groovy|scala|clj)$/;

/**
 * The package of a frame in a stack of the JVM, `at com.example.Shop.sell(Shop.java:12)`, whose file begins at `start`; undefined where the
 * line has none there. Loaders and modules may stand before the class, `app//com.example.Shop.sell`.
 */
export function frameBefore(line: string, start: number, file: string): string | undefined {
  if (line[start - 1] !== '(' || !SOURCE_OF_JVM.test(file)) return undefined;
  let begin = start - 1;
  while (begin > 0 && start - begin <= LONGEST_NAME && OF_NAME.test(line[begin - 1] ?? '')) begin -= 1;
  const name = line.slice(begin, start - 1);
  const parts = name.slice(name.lastIndexOf('/') + 1).split('.');
  // the class, and the method
  if (parts.length < 2) return undefined;
  const ofClass = parts.findIndex((part) => !/^[a-z_]\w*$/.test(part));
  return parts.slice(0, ofClass < 0 ? -2 : Math.min(ofClass, parts.length - 2)).join('.');
}

/** The file of a failed test as Maven sums them up, `[ERROR]   ShopTest.sells:12 expected: …`; undefined where the line is none. */
export function fileOfTest(line: string, start: number, name: string): string | undefined {
  const [, ofClass] = (FAILED_TEST.test(line.slice(0, Math.min(start, 30))) && TEST_METHOD.exec(name)) || [];
  return ofClass === undefined ? undefined : `${ofClass}.java`;
}
