import { dependencyCycle } from './dependency-cycle';
import { duplicateIdentifier } from './duplicate-identifier';
import { quotedVersion } from './quoted-version';
import type { LintRule } from './rule';
import { unknownDependency } from './unknown-dependency';
import { versionKey } from './version-key';

/** The rules whose findings fail a build or a batch, or show in its log. A build needs no others, and loads none. */
export const RULES_FOR_RUN: readonly LintRule[] = [
  dependencyCycle,
  duplicateIdentifier,
  quotedVersion,
  unknownDependency,
  versionKey,
];
