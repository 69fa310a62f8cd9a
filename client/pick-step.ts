import * as vscode from 'vscode';

/** What the user did in one step of several. */
export type Step<Item> = { item: Item; button?: vscode.QuickInputButton };

/** One list of several: its back button, like Esc, gives undefined. */
export function pickStep<Item extends vscode.QuickPickItem>(
  items: readonly Item[],
  options: { title: string; placeholder: string; active?: Item },
): Promise<Step<Item> | undefined> {
  const pick = vscode.window.createQuickPick<Item>();
  Object.assign(pick, { title: options.title, placeholder: options.placeholder });
  pick.matchOnDescription = true;
  pick.ignoreFocusOut = true;
  pick.items = items;
  pick.activeItems = options.active ? [options.active] : [];
  pick.buttons = [vscode.QuickInputButtons.Back];
  return new Promise((resolve) => {
    const end = (step?: Step<Item>) => {
      resolve(step);
      pick.dispose();
    };
    pick.onDidAccept(() => {
      const [item] = pick.selectedItems;
      if (item) end({ item });
    });
    pick.onDidTriggerItemButton(({ item, button }) => end({ item, button }));
    pick.onDidTriggerButton(() => end());
    pick.onDidHide(() => end());
    pick.show();
  });
}
