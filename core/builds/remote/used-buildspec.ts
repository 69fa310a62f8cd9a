import type { Build } from '@aws-sdk/client-codebuild';
import { isInlineBuildspec } from '../inline-buildspec';
import { buildspecPath } from './matching-projects';

/** Where the buildspec of a build is. */
export type UsedBuildspec =
  | { kind: 'inline'; text: string }
  /** An object in S3. */
  | { kind: 'object'; arn: string }
  | {
      kind: 'source';
      /** From the root of the source, '/' between its parts. */
      path: string;
      /** Of the source. */
      location: string;
      /** Undefined where the source is no repository, or the build has not read it yet. */
      commit?: string;
    }
  /** Somewhere that is no place in the source. */
  | { kind: 'elsewhere'; path: string };

/** A build's own `source.buildspec` has what it was started with: the text, or where it lies (API ProjectSource.buildspec). */
export function usedBuildspec({ source, resolvedSourceVersion }: Build): UsedBuildspec {
  const given = source?.buildspec?.trim() ?? '';
  if (isInlineBuildspec(given)) return { kind: 'inline', text: source?.buildspec ?? '' };
  if (given.startsWith('arn:')) return { kind: 'object', arn: given };
  const path = buildspecPath(given);
  if (path === undefined) return { kind: 'elsewhere', path: given };
  const commit = /^[0-9a-f]{40,64}$/.exec(resolvedSourceVersion ?? '')?.[0];
  return { kind: 'source', path, location: source?.location ?? '', ...(commit && { commit }) };
}
