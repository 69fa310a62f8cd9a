import type { OutputCase } from './case';

export const JVM: OutputCase[] = [
  {
    what: 'javac',
    output: `src/main/java/App.java:12: error: cannot find symbol
        start();
        ^
  symbol:   method start()
src/main/java/Old.java:4: warning: [deprecation] stop() in Thread has been deprecated
1 error`,
    found: [
      'javac: src/main/java/App.java:12 error cannot find symbol',
      'javac: src/main/java/Old.java:4 warning deprecation stop() in Thread has been deprecated',
    ],
  },
  {
    what: 'Maven',
    output: `[INFO] Compiling 3 source files
[ERROR] COMPILATION ERROR :
[ERROR] /codebuild/output/src233/src/src/main/java/App.java:[12,9] cannot find symbol
[WARNING] /codebuild/output/src233/src/src/main/java/Old.java:[4,1] [unchecked] unchecked call
[ERROR] /codebuild/output/src233/src/src/main/java/Style.java:7:3: Missing a Javadoc comment. [JavadocVariable]`,
    found: [
      'maven: src/main/java/App.java:12:9 error cannot find symbol',
      'maven: src/main/java/Old.java:4:1 warning unchecked unchecked call',
      'checkstyle: src/main/java/Style.java:7:3 error JavadocVariable Missing a Javadoc comment.',
    ],
  },
  {
    what: 'a failed test in Maven, at its first frame that is no library',
    output: `[ERROR] Tests run: 3, Failures: 1, Errors: 0, Skipped: 0, Time elapsed: 0.052 s <<< FAILURE! -- in com.example.AppTest
[ERROR] com.example.AppTest.adds -- Time elapsed: 0.010 s <<< FAILURE!
org.opentest4j.AssertionFailedError: expected: <4> but was: <3>
\tat org.junit.jupiter.api.AssertEquals.failNotEqual(AssertEquals.java:197)
\tat com.example.AppTest.adds(AppTest.java:14)
\tat java.base/java.lang.reflect.Method.invoke(Method.java:580)`,
    found: [
      'maven: com/example/AppTest.java:14 error com.example.AppTest.adds / org.opentest4j.AssertionFailedError: expected: <4> but was: <3>',
    ],
  },
  {
    what: 'a failed test in Gradle',
    output: `> Task :test FAILED

AppTest > adds() FAILED
    org.opentest4j.AssertionFailedError: expected: <4> but was: <3>
        at app//com.example.AppTest.adds(AppTest.java:14)
Other > works FAILED
    java.lang.AssertionError at Other.java:20`,
    found: ['gradle: Other.java:20 error Other > works / java.lang.AssertionError'],
  },
  {
    what: 'Kotlin, Scala, Groovy',
    output: `e: file:///codebuild/output/src233/src/app/Main.kt:12:5 Unresolved reference: start
w: /codebuild/output/src233/src/app/Old.kt: (4, 9): Variable 'x' is never used
[error] /codebuild/output/src233/src/App.scala:7:3: type mismatch;
[error] -- [E006] Not Found Error: /codebuild/output/src233/src/B.scala:3:2 --------
[error] 3 |  start()
[error]   |  ^^^^^
[error]   |  Not found: start
build.groovy: 12: unexpected token: } @ line 12, column 5.`,
    found: [
      'kotlin: app/Main.kt:12:5 error Unresolved reference: start',
      "kotlin: app/Old.kt:4:9 warning Variable 'x' is never used",
      'scala: App.scala:7:3 error type mismatch;',
      'scala: B.scala:3:2 error E006 Not Found Error / Not found: start',
      'groovy: build.groovy:12:5 error unexpected token: }',
    ],
  },
  {
    what: 'what Maven says of no place',
    output:
      '[ERROR] Failed to execute goal on project web: 12:30\n[ERROR] -> [Help 1]\n[ERROR] App.java is old',
    found: [],
  },
];
