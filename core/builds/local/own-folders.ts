// folders of the build's own, below its output directory

/** Scripts, at the path that CodeBuild's logs show, and saved states: both hold values of variables, so in a container it is in memory. */
export const SCRIPT_FOLDER = 'tmp';

/** What is laid into the workplace beside the sources. The engine's archive API, which does that, sees nothing that is in memory. */
export const WORKBENCH_FOLDER = 'workbench';

/** The parts that the shells of commands have in common. */
export const SHELL_FOLDER = `${WORKBENCH_FOLDER}/shell`;

/** Programs that commands find on their PATH. */
export const TOOLS_FOLDER = `${WORKBENCH_FOLDER}/bin`;

/** Through which a waiting breakpoint is told to go on. */
export const DEBUG_FOLDER = `${WORKBENCH_FOLDER}/debug`;
