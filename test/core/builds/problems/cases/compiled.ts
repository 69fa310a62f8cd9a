import type { OutputCase } from './case';

export const COMPILED: OutputCase[] = [
  {
    what: 'GCC',
    output: `In file included from src/main.c:3:
src/util.h:7:12: fatal error: missing.h: No such file or directory
    7 |   #include <missing.h>
src/main.c: In function 'main':
src/main.c:12:5: warning: unused variable 'x' [-Wunused-variable]
src/main.c:4:6: note: declared here
/usr/bin/ld: src/main.c:14: undefined reference to \`work'`,
    found: [
      'gcc: src/util.h:7:12 error missing.h: No such file or directory',
      "gcc: src/main.c:12:5 warning -Wunused-variable unused variable 'x'",
      "ld: src/main.c:14 error undefined reference to `work'",
    ],
  },
  {
    what: 'a time before an error',
    output: '2026-01-28 10:20:30: error: connection lost\nerror: at 10:20:30: warning: slow',
    found: [],
  },
  {
    what: "Go's compiler, vet, a linter",
    output: `# example.com/web
./main.go:12:2: undefined: start
cmd/api/api.go:3:8: "os" imported and not used
vet: ./vet.go:7:1: expected declaration
internal/a.go:9:14: Error return value is not checked (errcheck)`,
    found: [
      'go: main.go:12:2 error undefined: start',
      'go: cmd/api/api.go:3:8 error "os" imported and not used',
      'go: vet.go:7:1 error expected declaration',
      'go: internal/a.go:9:14 error errcheck Error return value is not checked',
    ],
  },
  {
    what: 'the log of a program in Go',
    output: '2026/01/28 10:20:30 main.go:12: listening on :8080\nmain.go:12: listening on :8080',
    found: [],
  },
  {
    what: 'a failed test of Go and a panic',
    output: `--- FAIL: TestAdd (0.00s)
    add_test.go:9: got 3, want 4
    add_test.go:11: and again
panic: runtime error: index out of range [3] with length 3

goroutine 1 [running]:
main.pick(...)
\t/usr/local/go/src/runtime/panic.go:88
\t/codebuild/output/src233/src/main.go:12 +0x1d
main.main()`,
    found: [
      'go test: add_test.go:9 error TestAdd / got 3, want 4',
      'go test: add_test.go:11 error TestAdd / and again',
      'go: main.go:12 error runtime error: index out of range [3] with length 3',
    ],
  },
  {
    what: 'rustc',
    output: `error[E0308]: mismatched types
 --> src/main.rs:2:18
  |
2 |     let x: i32 = "a";
warning: unused variable: \`y\`
  --> src/lib.rs:12:9
error: could not compile \`web\` (bin "web") due to 1 previous error`,
    found: [
      'rustc: src/main.rs:2:18 error E0308 mismatched types',
      'rustc: src/lib.rs:12:9 warning unused variable: `y`',
    ],
  },
  {
    what: 'panics of Rust, now and before 1.73',
    output: `thread 'tests::adds' panicked at src/lib.rs:20:9:
assertion \`left == right\` failed
thread 'main' panicked at 'no file', src/main.rs:4:10`,
    found: [
      'rust: src/lib.rs:20:9 error assertion `left == right` failed',
      'rust: src/main.rs:4:10 error no file',
    ],
  },
  {
    what: 'MSBuild',
    output: `Program.cs(12,5): error CS1002: ; expected [/codebuild/output/src233/src/App.csproj]
/codebuild/output/src233/src/Lib/A.cs(3,7,3,12): warning CS0168: The variable 'e' is declared but never used [/codebuild/output/src233/src/Lib/Lib.csproj]
  src\\Native.cpp(9): error C2065: 'x': undeclared identifier
Build FAILED.`,
    found: [
      'msbuild: Program.cs:12:5 error CS1002 ; expected',
      "msbuild: Lib/A.cs:3:7-3:12 warning CS0168 The variable 'e' is declared but never used",
      "msbuild: src/Native.cpp:9 error C2065 'x': undeclared identifier",
    ],
  },
  {
    what: 'dotnet test',
    output: `  Failed Web.Tests.SumTests.Adds [4 ms]
  Error Message:
   Assert.Equal() Failure
Expected: 4
  Stack Trace:
     at Web.Tests.SumTests.Adds() in /codebuild/output/src233/src/Web.Tests/SumTests.cs:line 12`,
    found: ['dotnet test: Web.Tests/SumTests.cs:12 error Web.Tests.SumTests.Adds / Assert.Equal() Failure'],
  },
  {
    what: 'CMake and make',
    output: `CMake Error at CMakeLists.txt:12 (find_package):
  Could not find a package configuration file provided by "Boost"
Makefile:3: *** missing separator.  Stop.
make: *** [Makefile:12: build] Error 1`,
    found: [
      'cmake: CMakeLists.txt:12 error Could not find a package configuration file provided by "Boost"',
      'make: Makefile:3 error missing separator.',
      'make: Makefile:12 error make: *** [Makefile:12: build] Error 1',
    ],
  },
  {
    what: 'the compiler of Protocol Buffers, and Dart',
    output: `api/web.proto:4:3: "Foo" is not defined.
  error • Undefined name 'x' • lib/main.dart:12:5 • undefined_identifier`,
    found: [
      'protoc: api/web.proto:4:3 error "Foo" is not defined.',
      "dart: lib/main.dart:12:5 error undefined_identifier Undefined name 'x'",
    ],
  },
];
