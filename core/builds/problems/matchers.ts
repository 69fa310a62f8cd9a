import type { ProblemMatcher } from './matcher';
import { BIOME } from './tools/biome';
import { BLACK } from './tools/black';
import { CFN_LINT } from './tools/cfn-lint';
import { CHECKSTYLE } from './tools/checkstyle';
import { CMAKE } from './tools/cmake';
import { DART } from './tools/dart';
import { DOCKER } from './tools/docker';
import { DOTNET_TEST } from './tools/dotnet-test';
import { ESBUILD } from './tools/esbuild';
import { ESLINT } from './tools/eslint';
import { FLAKE8 } from './tools/flake8';
import { GCC } from './tools/gcc';
import { GO } from './tools/go';
import { GRADLE } from './tools/gradle';
import { GROOVY } from './tools/groovy';
import { HADOLINT } from './tools/hadolint';
import { JAVAC } from './tools/javac';
import { JEST } from './tools/jest';
import { KOTLIN } from './tools/kotlin';
import { MAKE } from './tools/make';
import { MARKDOWNLINT } from './tools/markdownlint';
import { MAVEN } from './tools/maven';
import { MOCHA } from './tools/mocha';
import { MSBUILD } from './tools/msbuild';
import { MYPY } from './tools/mypy';
import { NODE } from './tools/node';
import { PERL } from './tools/perl';
import { PHP } from './tools/php';
import { PHPCS } from './tools/phpcs';
import { PHPSTAN } from './tools/phpstan';
import { PHPUNIT } from './tools/phpunit';
import { PLAYWRIGHT } from './tools/playwright';
import { PROTOC } from './tools/protoc';
import { PYRIGHT } from './tools/pyright';
import { PYTEST } from './tools/pytest';
import { PYTHON } from './tools/python';
import { ROLLUP } from './tools/rollup';
import { RSPEC } from './tools/rspec';
import { RUBOCOP } from './tools/rubocop';
import { RUBY } from './tools/ruby';
import { RUFF } from './tools/ruff';
import { RUSTC } from './tools/rustc';
import { SASS } from './tools/sass';
import { SCALA } from './tools/scala';
import { SHELL } from './tools/shell';
import { SHELLCHECK } from './tools/shellcheck';
import { STYLELINT } from './tools/stylelint';
import { TERRAFORM } from './tools/terraform';
import { TSC } from './tools/tsc';
import { VITEST } from './tools/vitest';
import { WEBPACK } from './tools/webpack';
import { YAMLLINT } from './tools/yamllint';

/** In the order in which they are asked: the first that fits a line counts, so that the general ones come last. */
export const MATCHERS: readonly ProblemMatcher[] = [
  ...TSC,
  ...YAMLLINT,
  ...ESLINT,
  ...MYPY,
  ...PYRIGHT,
  ...RUFF,
  ...FLAKE8,
  ...BLACK,
  ...GO,
  ...JAVAC,
  ...MAVEN,
  ...CHECKSTYLE,
  ...KOTLIN,
  ...SCALA,
  ...GROOVY,
  ...GRADLE,
  ...MSBUILD,
  ...DOTNET_TEST,
  ...RUSTC,
  ...RUBOCOP,
  ...RUBY,
  ...RSPEC,
  ...PHP,
  ...PHPUNIT,
  ...PHPSTAN,
  ...PHPCS,
  ...PYTHON,
  ...PYTEST,
  ...JEST,
  ...VITEST,
  ...MOCHA,
  ...PLAYWRIGHT,
  ...NODE,
  ...ESBUILD,
  ...ROLLUP,
  ...WEBPACK,
  ...SASS,
  ...STYLELINT,
  ...BIOME,
  ...MARKDOWNLINT,
  ...HADOLINT,
  ...SHELLCHECK,
  ...CFN_LINT,
  ...TERRAFORM,
  ...DOCKER,
  ...CMAKE,
  ...MAKE,
  ...SHELL,
  ...DART,
  ...PERL,
  ...PROTOC,
  ...GCC,
];
