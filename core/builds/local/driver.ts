/**
 * The one process that runs a build's commands: a POSIX sh script that takes scripts on its input and answers on its output.
 *
 * It first reads a nonce and the path of the script file. Then, message by message: a line of shell that says what to do (the
 * action), the lines of the script, and the nonce as terminator. The script goes to its file, the action is evaluated, and the
 * nonce is printed with the action's exit status and the last line of the file `<script>.saved`. Reading and writing use
 * builtins alone, so that a command costs one fork: its own shell.
 *
 * The script file is for its owner alone: scripts hold the values of variables.
 *
 * A script that could not be written whole is never run, because half a command may be a harmful one; the answer then has
 * the status `?`.
 */
export const DRIVER = `exec 2>/dev/null
IFS= read -r nonce || exit 1
IFS= read -r file || exit 1
(umask 077; : >"$file")
while IFS= read -r action; do
  written=yes line=
  while IFS= read -r line && [ "$line" != "$nonce" ]; do
    printf '%s\\n' "$line" || written=
  done >"$file" || written=
  while [ "$line" != "$nonce" ]; do
    IFS= read -r line || exit 1
  done
  status='?' saved=
  if [ "$written" ]; then
    eval "$action" </dev/null 2>&1
    status=$?
  fi
  IFS= read -r saved <"$file.saved"
  printf '%s' "$nonce$status $saved;"
done`;

/**
 * An action that empties the driver's own environment but for PATH: a shell that it starts later then has the saved
 * variables and no others, so that what a command unsets stays unset.
 */
export const CLEAR_ENVIRONMENT =
  'export -p >"$file"; ' +
  'while IFS= read -r line; do line=${line#declare -x }; line=${line#export }; line=${line%%=*}; ' +
  'case $line in *[!A-Za-z0-9_]*|""|[0-9]*|PATH|nonce|file|action|line|status|saved|written) ;; ' +
  '*) command unset -v "$line";; esac; done <"$file"';

/** A word that the shell reads as exactly this text. */
export function shellQuote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** The driver's first input. */
export function opening(nonce: string, scriptFile: string): string {
  return `${nonce}\n${scriptFile}\n`;
}

/** One message to the driver. `action` must be one line; the script may hold anything but NUL, which no shell can. */
export function message(nonce: string, action: string, script: string): string {
  return `${action}\n${script.replaceAll('\0', '')}\n${nonce}\n`;
}
