import * as vscode from 'vscode';
import { patternOf, type SearchQuery } from '../../core/builds/log/search';

/** What is typed, and how it is meant. */
export type Switches = Pick<Required<SearchQuery>, 'isCaseSensitive' | 'isRegularExpression'>;

export const NO_SWITCHES: Switches = { isCaseSensitive: false, isRegularExpression: false };

/** Asks for what to look for; undefined where the user gives up. */
export function askQuery(text: string, switches: Switches): Promise<Required<SearchQuery> | undefined> {
  const input = vscode.window.createInputBox();
  let current = switches;
  const show = () => {
    input.prompt = promptOf(current);
    input.buttons = buttonsOf(current);
    input.validationMessage = problemOf({ text: input.value, ...current });
  };
  return new Promise((resolve) => {
    input.title = 'Search Whole Log';
    input.value = text;
    show();
    input.onDidChangeValue(show);
    input.onDidTriggerButton((button) => {
      current = { ...current, ...(button as SwitchButton).turns };
      show();
    });
    input.onDidAccept(() => {
      const query = { text: input.value, ...current };
      if (input.value === '' || problemOf(query) !== undefined) return;
      resolve(query);
      input.hide();
    });
    input.onDidHide(() => {
      resolve(undefined);
      input.dispose();
    });
    input.show();
  });
}

interface SwitchButton extends vscode.QuickInputButton {
  turns: Partial<Switches>;
}

function buttonsOf({ isCaseSensitive, isRegularExpression }: Switches): SwitchButton[] {
  return [
    {
      iconPath: icon('case-sensitive', isCaseSensitive),
      tooltip: isCaseSensitive ? 'Match Case: On' : 'Match Case: Off',
      turns: { isCaseSensitive: !isCaseSensitive },
    },
    {
      iconPath: icon('regex', isRegularExpression),
      tooltip: isRegularExpression ? 'Use Regular Expression: On' : 'Use Regular Expression: Off',
      turns: { isRegularExpression: !isRegularExpression },
    },
  ];
}

/** The prompt says it too: buttons of inputs have no state. */
function icon(id: string, isOn: boolean): vscode.ThemeIcon {
  return isOn
    ? new vscode.ThemeIcon(id, new vscode.ThemeColor('inputOption.activeForeground'))
    : new vscode.ThemeIcon(id);
}

export function promptOf({ isCaseSensitive, isRegularExpression }: Switches): string {
  const what = isRegularExpression ? 'Regular expression' : 'Text';
  const how = isCaseSensitive ? 'exactly in this case' : 'in upper or lower case';
  return `${what} to look for in all of the log, ${how}.`;
}

/** What is wrong with a query, in words. */
export function problemOf(query: SearchQuery): string | undefined {
  return patternOf(query)
    ? undefined
    : 'This is no regular expression. Mend it, or turn off Use Regular Expression.';
}
