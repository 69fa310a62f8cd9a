/**
 * `codebuild-hash-files GLOB…` (AWS docs caching-s3): one SHA-256 over the names and contents of the files of the source directory that
 * match. How the service puts several files into one hash is not documented; a key only has to change when a file does.
 */
export const HASH_FILES = `#!/bin/sh
if [ $# -eq 0 ]; then
  echo 'usage: codebuild-hash-files GLOB…' >&2
  exit 2
fi
if command -v sha256sum >/dev/null; then
  digest() { sha256sum "$@"; }
elif command -v shasum >/dev/null; then
  digest() { shasum -a 256 "$@"; }
elif command -v openssl >/dev/null; then
  digest() { openssl dgst -sha256 -r "$@"; }
else
  echo 'codebuild-hash-files: the build image has neither sha256sum nor shasum nor openssl. Choose an image that has one of them.' >&2
  exit 127
fi
cd -- "\${CODEBUILD_SRC_DIR:-.}" || exit
files=$("\${0%/*}/codebuild-glob-search" "$@") || exit
if [ -z "$files" ]; then exit 1; fi
hash=$(
  printf '%s\\n' "$files" | while IFS= read -r file; do
    printf '%s\\n' "$file"
    digest <"$file" || exit
  done | digest
) || exit
printf '%s\\n' "\${hash%% *}"
`;
