import * as vscode from 'vscode';
import type { ProjectLists } from './project-lists';

/** Asks for words, and filters the tree while they are typed; Escape has it as it was. */
export function filterProjects(projects: ProjectLists): void {
  const before = projects.filter;
  const input = vscode.window.createInputBox();
  let accepted = false;
  input.title = 'Filter Projects';
  input.value = before;
  input.placeholder = 'Parts of their names, such as web deploy';
  input.prompt = 'Shows the projects whose names have all of these words. Leave it empty to show all.';
  input.onDidChangeValue((text) => {
    projects.filter = text;
  });
  input.onDidAccept(() => {
    accepted = true;
    input.hide();
  });
  input.onDidHide(() => {
    if (!accepted) projects.filter = before;
    input.dispose();
  });
  input.show();
}
