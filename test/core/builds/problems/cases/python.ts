import type { OutputCase } from './case';

export const PYTHON: OutputCase[] = [
  {
    what: 'a traceback, at its innermost place',
    output: `Traceback (most recent call last):
  File "/codebuild/output/src233/src/app/main.py", line 12, in <module>
    run()
  File "/codebuild/output/src233/src/app/run.py", line 4, in run
    return 1 / 0
           ~~^~~
ZeroDivisionError: division by zero`,
    found: ['python: app/run.py:4 error ZeroDivisionError: division by zero'],
  },
  {
    what: 'an exception of a library by its full name',
    output: `  File "app/store.py", line 9, in load
    client.get_object(Bucket=bucket, Key=key)
botocore.errorfactory.NotFound: no such key`,
    found: ['python: app/store.py:9 error botocore.errorfactory.NotFound: no such key'],
  },
  {
    what: 'a syntax error',
    output: `  File "/codebuild/output/src233/src/app/main.py", line 3
    def run(:
            ^
SyntaxError: invalid syntax`,
    found: ['python: app/main.py:3 error SyntaxError: invalid syntax'],
  },
  {
    what: 'a file that is only told of',
    output: '  File "app/main.py", line 3, in hook\n    warn()\nDone\nloaded File "a.py", line 3',
    found: [],
  },
  {
    what: 'pytest',
    output: `=================================== FAILURES ===================================
___________________________________ test_add ___________________________________

    def test_add():
>       assert add(1, 2) == 4
E       assert 3 == 4
E        +  where 3 = add(1, 2)

tests/test_add.py:5: AssertionError
=========================== short test summary info ============================
FAILED tests/test_add.py::test_add - assert 3 == 4`,
    found: ['pytest: tests/test_add.py:5 error assert 3 == 4'],
  },
  {
    what: 'pytest --tb=short and --tb=line',
    output: `tests/test_add.py:5: in test_add
    assert add(1, 2) == 4
E   assert 3 == 4
/codebuild/output/src233/src/tests/test_sub.py:9: AssertionError: assert 1 == 2`,
    found: [
      'pytest: tests/test_add.py:5 error assert 3 == 4',
      'pytest: tests/test_sub.py:9 error AssertionError: assert 1 == 2',
    ],
  },
  {
    what: 'mypy',
    output: `app/main.py:12: error: Incompatible return value type (got "str", expected "int")  [return-value]
app/main.py:14:5: error: Name "x" is not defined  [name-defined]
app/main.py:14: note: See https://mypy.rtfd.io/
Found 2 errors in 1 file (checked 4 source files)`,
    found: [
      'mypy: app/main.py:12 error return-value Incompatible return value type (got "str", expected "int")',
      'mypy: app/main.py:14:5 error name-defined Name "x" is not defined',
    ],
  },
  {
    what: 'Pyright',
    output: `/codebuild/output/src233/src/app/main.py
  /codebuild/output/src233/src/app/main.py:3:8 - error: Import "x" could not be resolved (reportMissingImports)`,
    found: ['pyright: app/main.py:3:8 error reportMissingImports Import "x" could not be resolved'],
  },
  {
    what: 'Ruff in its two formats, Flake8 and Pylint',
    output: `F401 [*] \`os\` imported but unused
 --> app/main.py:1:8
  |
app/a.py:1:8: F401 [*] \`os\` imported but unused
app/b.py:3:80: E501 line too long (82 > 79 characters)
app/c.py:1:0: C0114: Missing module docstring (missing-module-docstring)`,
    found: [
      'ruff: app/main.py:1:8 error F401 `os` imported but unused',
      'flake8: app/a.py:1:8 warning F401 `os` imported but unused',
      'flake8: app/b.py:3:80 warning E501 line too long (82 > 79 characters)',
      'flake8: app/c.py:1:0 warning C0114 Missing module docstring (missing-module-docstring)',
    ],
  },
  {
    what: 'Black',
    output: 'error: cannot format app/main.py: Cannot parse: 3:8: def run(:',
    found: ['black: app/main.py:3:8 error Cannot parse: 3:8: def run(:'],
  },
];
