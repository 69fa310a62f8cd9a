import * as vscode from 'vscode';

/** Handlers by command id; the argument is the tree node, or what else a menu gives along. */
export type CommandTable<Argument> = Record<string, (argument?: Argument) => unknown>;

export function registerCommands<Argument>(table: CommandTable<Argument>): vscode.Disposable[] {
  return Object.entries(table).map(([id, handler]) =>
    vscode.commands.registerCommand(id, (argument?: Argument) => handler(argument)),
  );
}
