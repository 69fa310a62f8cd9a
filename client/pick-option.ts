import * as vscode from 'vscode';

type OptionItem<Id extends string> = vscode.QuickPickItem & { id?: Id };

export interface OptionList<Id extends string> {
  title: string;
  placeholder: string;
  active: Id;
  /** As things stand. */
  items(): OptionItem<Id>[];
  /** Changes an option that is simply on or off; false for another one. */
  toggle(id: Id): Promise<boolean>;
}

/** One list of options, in which those that are simply on or off change at once; resolves with the first other one that the user picks. */
export function pickOption<Id extends string>(list: OptionList<Id>): Promise<Id | undefined> {
  const pick = vscode.window.createQuickPick<OptionItem<Id>>();
  Object.assign(pick, { title: list.title, placeholder: list.placeholder, keepScrollPosition: true });
  const show = (active: Id) => {
    pick.items = list.items();
    pick.activeItems = pick.items.filter(({ id }) => id === active);
  };
  show(list.active);
  return new Promise((resolve) => {
    pick.onDidAccept(async () => {
      const id = pick.selectedItems[0]?.id;
      if (id !== undefined && (await list.toggle(id))) {
        show(id);
      } else {
        resolve(id);
        pick.hide();
      }
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
  });
}
