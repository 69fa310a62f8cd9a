import * as vscode from 'vscode';

/** Handlers by command id; the argument is the tree node, or what else a menu gives along; who calls may give more. */
export type CommandTable<Argument> = Record<string, (argument?: Argument, more?: unknown) => unknown>;

export function registerCommands<Argument>(table: CommandTable<Argument>): vscode.Disposable[] {
  return Object.entries(table).map(([id, handler]) =>
    vscode.commands.registerCommand(id, (argument?: Argument, more?: unknown) => handler(argument, more)),
  );
}
