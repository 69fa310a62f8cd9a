import type { FailureRule } from '../rule';

/** Packages of the system whose signer the image does not know, as with old images and keys that have been renewed. */
export const packageSignature: FailureRule = {
  code: 'package-signature',
  lines: {
    words: [
      'no_pubkey',
      'is not signed',
      'gpg check failed',
      'is not valid yet',
      'expkeysig',
      'public key for',
      'invalid signature',
    ],
    pattern:
      /NO_PUBKEY (?<key>[0-9A-F]{8,})|EXPKEYSIG (?<expired>[0-9A-F]{8,})|The repository '(?<repository>[^']+)' is not signed|GPG check FAILED|Public key for \S+ is not installed|Release file for \S+ is (?:not valid yet|expired)/,
    except: /^W: /,
  },
  explain(_failure, lines) {
    const groups = lines.at(-1)?.match.groups;
    if (lines.length === 0) return undefined;
    const key = groups?.key ?? groups?.expired;
    return {
      message: `The image does not trust the signature of a package source${key === undefined ? '' : ` (key ${key})`}.`,
      advice:
        'Add the current key of the source before, or take a newer image; where the source is not needed, remove it from the list.',
    };
  },
};
