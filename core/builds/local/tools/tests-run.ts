/** The part of a fan-out build's tests that one build runs. */
export interface Shard {
  /** From 0. */
  index: number;
  total: number;
}

/**
 * `codebuild-tests-run` (AWS docs parallel-test-tests-run and -test-splitting): runs the test command with this shard's files at its end,
 * unless it takes them from CODEBUILD_CURRENT_SHARD_FILES itself: AWS's own samples do so with programs that a list of files would break.
 * `equal-distribution` cuts the sorted list into pieces that differ by one file at most; `stability` takes a file's shard from its name alone.
 * A shard without files runs nothing: test runners without files run everything.
 */
export function testsRun({ index, total }: Shard = { index: 0, total: 1 }): string {
  return `#!/bin/sh
shard=${index} shards=${total}
usage() {
  echo "codebuild-tests-run: $1" >&2
  echo "usage: codebuild-tests-run --test-command COMMAND --files-search COMMAND [--sharding-strategy equal-distribution|stability]" >&2
  exit 2
}
command= search= strategy=equal-distribution
while [ $# -gt 0 ]; do
  case $1 in
    --test-command=*) command=\${1#*=} ;;
    --files-search=*) search=\${1#*=} ;;
    --sharding-strategy=*) strategy=\${1#*=} ;;
    --test-command | --files-search | --sharding-strategy)
      [ $# -gt 1 ] || usage "$1 needs a value."
      case $1 in
        --test-command) command=$2 ;;
        --files-search) search=$2 ;;
        *) strategy=$2 ;;
      esac
      shift
      ;;
    *) usage "$1 is no option." ;;
  esac
  shift
done
[ "$command" ] || usage '--test-command is missing.'
[ "$search" ] || usage '--files-search is missing.'

files=$(sh -c "$search") || {
  status=$?
  echo "codebuild-tests-run: --files-search failed: $search" >&2
  exit $status
}
files=$(printf '%s\\n' "$files" | LC_ALL=C sort -u | sed '/^$/d')
count=0
if [ "$files" ]; then count=$(printf '%s\\n' "$files" | wc -l); fi
count=$((count))

equal_distribution() {
  first=$((count / shards * shard + (shard < count % shards ? shard : count % shards)))
  last=$((first + count / shards + (shard < count % shards)))
  number=0
  while IFS= read -r file; do
    if [ $number -ge $first ] && [ $number -lt $last ]; then printf '%s\\n' "$file"; fi
    number=$((number + 1))
  done
}
stability() {
  command -v awk >/dev/null || {
    echo 'codebuild-tests-run: the build image has no awk, which --sharding-strategy stability needs. Choose an image that has it, or take equal-distribution.' >&2
    exit 127
  }
  LC_ALL=C awk -v shard="$shard" -v shards="$shards" '
    BEGIN { for (i = 1; i < 256; i++) code[sprintf("%c", i)] = i }
    {
      hash = 7
      for (i = 1; i <= length($0); i++) hash = (hash * 31 + code[substr($0, i, 1)]) % 2147483647
      if (hash % shards == shard) print
    }'
}
case $strategy in
  equal-distribution | stability) ;;
  *) usage "--sharding-strategy takes equal-distribution or stability, not $strategy." ;;
esac
mine=
if [ $count -gt 0 ]; then
  mine=$(printf '%s\\n' "$files" | if [ "$strategy" = stability ]; then stability; else equal_distribution; fi) || exit
fi
own=0
if [ "$mine" ]; then own=$(printf '%s\\n' "$mine" | wc -l); fi
own=$((own))
echo "Shard $((shard + 1)) of $shards: $own of $count test files"
if [ $own -eq 0 ]; then exit 0; fi

export CODEBUILD_CURRENT_SHARD_FILES="$mine"
case $command in
  *CODEBUILD_CURRENT_SHARD_FILES*) exec sh -c "$command" ;;
esac
# after the line break at the end of a block, the files would be a command of their own
command=\${command%"\${command##*[![:space:]]}"}
list=$(
  printf '%s\\n' "$mine" | while IFS= read -r file; do
    case $file in
      *[!A-Za-z0-9_./@+=:,-]*) printf " '%s'" "$(printf '%s\\n' "$file" | sed "s/'/'\\\\\\\\''/g")" ;;
      *) printf ' %s' "$file" ;;
    esac
  done
)
exec sh -c "$command$list"
`;
}
