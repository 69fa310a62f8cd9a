import type { Selection } from './filter';
import { type ListedBuild, listedBuild } from './listed-build';
import { isFailure } from './outcome';

/** The rules whose cause is a permission or a login that was refused (docs/failures.md). */
const CODES: ReadonlySet<string> = new Set([
  'service-role',
  'logs-access-denied',
  'access-denied',
  's3-access-denied',
  'kms-access-denied',
  'kubernetes-access',
  'registry-login',
  'package-login',
  'source-access',
  'git-access',
]);

/** Builds that failed for a permission that was missing, as far as their cause is known, the latest first. */
export function permissionFailures({ history, rows }: Selection): ListedBuild[] {
  const isPermission = (row: number) => CODES.has(history.causes.textOf(history.cause.at(row)) ?? '');
  const failed = rows.filter((row) => isFailure(history.status.at(row)) && isPermission(row));
  return Array.from(failed.reverse(), (row) => listedBuild(history, row));
}
