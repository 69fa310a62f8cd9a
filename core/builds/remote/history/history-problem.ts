/** What is wrong with the files of a history: what happened, and what comes of it. Nothing of it stops the rest. */
export interface HistoryProblem {
  kind: 'newer' | 'damaged' | 'cut' | 'unwritable';
  message: string;
}

export function setAside(path: string, isNewer: boolean): HistoryProblem {
  return isNewer
    ? {
        kind: 'newer',
        message: `The build history was written by a newer version of CodeBuild Workbench. It was set aside as ${path}, and builds are fetched again.`,
      }
    : {
        kind: 'damaged',
        message: `The file of the build history cannot be read. It was set aside as ${path}, and builds are fetched again.`,
      };
}

export function cut(path: string): HistoryProblem {
  return {
    kind: 'cut',
    message: `A part of the build history in ${path} is gone. The builds that are left are shown, and the others are fetched again.`,
  };
}

export function unwritable(directory: string, error: unknown): HistoryProblem {
  const { code = 'unknown error' } = error as NodeJS.ErrnoException;
  return {
    kind: 'unwritable',
    message: `The build history cannot be kept in ${directory} (${code}). It is fetched anew in the next window.`,
  };
}
