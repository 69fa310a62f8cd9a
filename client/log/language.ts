/** The language id of logs, in editors and in the Output view. */
export const LOG_LANGUAGE = 'codebuild-log';
