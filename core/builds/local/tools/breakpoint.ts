import { DEBUG_FOLDER } from '../own-folders';

/** The file there that ends the wait. */
export const RESUME_FILE = 'resume';

/** What a breakpoint tells the build, as text between the marker and a semicolon. */
export type DebugMessage = 'paused' | 'resumed';

/**
 * `codebuild-breakpoint` waits for `codebuild-resume`, or for the user of the build. As on CodeBuild it does nothing in a build
 * that was not started for debugging: then there is no marker.
 */
export function breakpoint(marker: string | undefined): string {
  if (marker === undefined) return '#!/bin/sh\nexit 0\n';
  const tell = (message: DebugMessage) => `printf '%s' '${marker}${message};'`;
  return `#!/bin/sh
resume=\${0%/*}/../../${DEBUG_FOLDER}/${RESUME_FILE}
rm -f "$resume"
${tell('paused')}
while [ ! -e "$resume" ]; do sleep 1; done
rm -f "$resume"
${tell('resumed')}
`;
}

export const RESUME = `#!/bin/sh
folder=\${0%/*}/../../${DEBUG_FOLDER}
if [ -d "$folder" ]; then
  : >"$folder/${RESUME_FILE}"
else
  echo 'codebuild-resume: no build waits here: it was not started for debugging' >&2
  exit 1
fi
`;
