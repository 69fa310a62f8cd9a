/**
 * `codebuild-glob-search GLOB…` (AWS docs parallel-test-glob-search): the files that match, one a line, relative to the working
 * directory; `*` within a part of a path, `**` across parts, folders left out. It walks by the shell's own means, because small images
 * have no `find` (amazonlinux:2023 among them). A stack of pairs, folder and rest of the glob, stands in for recursion: POSIX
 * functions have no variables of their own.
 *
 * That nothing is found is said on standard error, so that nobody takes the sentence for a file, and is no failure.
 */
export const GLOB_SEARCH = `#!/bin/sh
if [ $# -eq 0 ]; then
  echo 'usage: codebuild-glob-search GLOB…' >&2
  exit 2
fi
IFS=
# the files right in the folder that the last part of a glob takes
print() {
  for entry in "$folder"* "$folder".[!.]* "$folder"..?*; do
    name=\${entry##*/}
    case $name in $part) ;; *) continue ;; esac
    if [ -d "$entry" ]; then continue; fi
    if [ -e "$entry" ] || [ -L "$entry" ]; then printf '%s\\n' "$entry"; fi
  done
}
search() {
  while [ $# -gt 0 ]; do
    folder=$1 rest=$2
    shift 2
    part=\${rest%%/*}
    if [ "$part" = "$rest" ] && [ "$part" != '**' ]; then
      print
      continue
    fi
    case $rest in
      */*) after=\${rest#*/} ;;
      *) after='*' ;;
    esac
    case $part in
      '' | .)
        set -- "$folder" "$after" "$@"
        ;;
      '**')
        for entry in "$folder"* "$folder".[!.]* "$folder"..?*; do
          if [ -d "$entry" ] && [ ! -L "$entry" ]; then set -- "$entry/" "$rest" "$@"; fi
        done
        set -- "$folder" "$after" "$@"
        ;;
      *[*?[]*)
        for entry in "$folder"* "$folder".[!.]* "$folder"..?*; do
          case \${entry##*/} in
            $part) if [ -d "$entry" ]; then set -- "$entry/" "$after" "$@"; fi ;;
          esac
        done
        ;;
      *)
        if [ -d "$folder$part" ]; then set -- "$folder$part/" "$after" "$@"; fi
        ;;
    esac
  done
}
found=$(
  for glob; do
    case $glob in
      /*) search / "\${glob#/}" ;;
      *) search '' "$glob" ;;
    esac
  done | LC_ALL=C sort -u
)
if [ "$found" ]; then
  printf '%s\\n' "$found"
else
  IFS=' '
  echo "No files found for $*" >&2
fi
`;
