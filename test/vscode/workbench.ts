import path from 'node:path';
import { errors, type FrameLocator, type Locator, type Page } from 'playwright-core';

/** A row of a tree: its `aria-label` begins with what the row shows. */
export interface TreeRow {
  readonly locator: Locator;
  /** Presses one of the buttons that a row shows while the mouse is over it, again if need be until something came of it. */
  press(action: string, outcome: { shows: Locator } | { hides: Locator }): Promise<void>;
  /** Takes an entry of the row's menu. */
  menu(entry: string): Promise<void>;
  expand(): Promise<void>;
  collapse(): Promise<void>;
}

/** Of a page; the tests are not made for one. */
interface Styles {
  getComputedStyle(element: unknown, part?: string): { color: string; content: string };
}

interface Inputs {
  document: { querySelector(selector: string): { value: string } | null };
}

/** VS Code's window as a user sees it. Nothing here waits for time to pass, only for what shows. */
export class Workbench {
  private constructor(
    readonly page: Page,
    private readonly workspace: string,
  ) {}

  /** The window of a page, once it is there. */
  static async of(page: Page, workspace: string): Promise<Workbench> {
    await page.locator('.monaco-workbench .statusbar').waitFor();
    return new Workbench(page, workspace);
  }

  /** Loads the window anew, as after an update of VS Code. */
  async reload(): Promise<void> {
    await this.page.reload();
    await this.page.locator('.monaco-workbench .statusbar').waitFor();
  }

  /** Runs a command by its title. */
  async command(title: string): Promise<void> {
    await this.askingCommand(title);
    await this.quickInputEnds();
  }

  /** Runs a command by its title that asks something at the top, where its list stays open. */
  async askingCommand(title: string): Promise<void> {
    // a page in the editor that comes up takes the focus, which closes the list
    await untilDone(async (timeout) => {
      await this.page.keyboard.press('F1');
      await this.choose(`>${title}`, title, timeout);
    });
  }

  /** Does something in the dark theme, and has the light one back. */
  async inDarkTheme(task: () => Promise<void>): Promise<void> {
    const toggle = 'Preferences: Toggle between Light/Dark Themes';
    await this.command(toggle);
    await this.page.locator('.monaco-workbench.vs-dark').waitFor();
    await task();
    await this.command(toggle);
    await this.page.locator('.monaco-workbench.vs').waitFor();
  }

  /** Takes a theme of high contrast, and stays there. */
  async takeHighContrast(): Promise<void> {
    await this.askingCommand('Preferences: Color Theme');
    await this.quickInput('Dark').locator('input.input').fill('Dark High Contrast');
    await this.quickPick('Dark High Contrast').click();
    await this.page.locator('.monaco-workbench.hc-black').waitFor();
  }

  /** Opens a file of the workspace, by its path in it. */
  async openFile(file: string): Promise<void> {
    const name = path.basename(file);
    const whole = path.join(path.basename(this.workspace), file);
    const tab = `.tab.active[aria-label*="${whole}"], .tab.active [aria-label*="${whole}"]`;
    // the list begins with files that were open, some of the same name
    await untilDone(async (timeout) => {
      await this.page.keyboard.press('Control+P');
      await this.choose(path.join(this.workspace, file), name, timeout);
      await this.page.locator(tab).first().waitFor({ timeout });
    });
    await this.quickInputEnds();
    await this.editor.locator('.view-line').first().waitFor();
  }

  private async choose(text: string, label: string, timeout?: number): Promise<void> {
    const input = this.page.locator('.quick-input-widget:visible input.input');
    await input.fill(text, { timeout });
    const row = this.page.locator('.quick-input-list .monaco-list-row', { hasText: label }).first();
    await row.click({ timeout });
  }

  private async quickInputEnds(): Promise<void> {
    await this.page.locator('.quick-input-widget:visible').waitFor({ state: 'hidden' });
  }

  /** The question that is asked at the top, told by a part of it. */
  quickInput(question: string): Locator {
    return this.page.locator('.quick-input-widget:visible', { hasText: question });
  }

  /** A row of the list that is open at the top. */
  quickPick(text: string | RegExp): Locator {
    const rows = this.page.locator('.quick-input-widget:visible .quick-input-list .monaco-list-row');
    return rows.filter({ hasText: text }).first();
  }

  /** Answers a question that is asked at the top, told by a part of it. */
  async answer(question: string, text: string): Promise<void> {
    const widget = this.quickInput(question);
    const input = widget.locator('input.input');
    await input.fill(text);
    // a dialog for files takes none while it looks for what was typed
    await untilDone(async (timeout) => {
      if (await widget.isVisible()) await input.press('Enter', { timeout });
      await widget.waitFor({ state: 'hidden', timeout });
    });
  }

  /** Presses a switch of the input at the top, which asks for something else from then on. */
  async turnInput(title: string, question: string): Promise<void> {
    const button = this.page.locator('.quick-input-widget:visible').getByRole('button', { name: title });
    await untilDone(async (timeout) => {
      if (await button.isVisible()) await button.click({ timeout });
      await this.quickInput(question).waitFor({ timeout });
    });
  }

  /** Picks a folder in the dialog of that title, which takes no answer while it still reads a folder. */
  async pickFolder(title: string, folder: string): Promise<void> {
    const widget = this.quickInput(title);
    const input = widget.locator('input.input');
    await widget.waitFor();
    // it offers a folder of its own first, in place of what was typed before
    await this.page.waitForFunction(
      "document.querySelector('.quick-input-widget input.input')?.value.endsWith('/')",
    );
    await untilDone(async (timeout) => {
      if (await widget.isVisible()) {
        await input.fill(`${folder}/`, { timeout });
        await input.press('Enter', { timeout });
      }
      await widget.waitFor({ state: 'hidden', timeout });
    });
  }

  /** Saves where the dialog of that title offers to, once it offers a file of that name. */
  async saveAsOffered(title: string, name: string): Promise<void> {
    const widget = this.quickInput(title);
    const input = widget.locator('input.input');
    await widget.waitFor();
    await this.page.waitForFunction(
      (end) =>
        (globalThis as unknown as Inputs).document
          .querySelector('.quick-input-widget input.input')
          ?.value.endsWith(end),
      `/${name}`,
    );
    await untilDone(async (timeout) => {
      if (await widget.isVisible()) await input.press('Enter', { timeout });
      await widget.waitFor({ state: 'hidden', timeout });
    });
  }

  /** Picks a file in the dialog of that title, once the dialog has found it. */
  async pickFile(title: string, file: string): Promise<void> {
    const heading = this.page.locator('.quick-input-title:visible', { hasText: title });
    const input = this.page.locator('.quick-input-widget:visible input.input');
    await heading.waitFor();
    // it offers a folder of its own first, in place of what was typed before
    await this.page.waitForFunction(
      "document.querySelector('.quick-input-widget input.input')?.value.endsWith('/')",
    );
    await untilDone(async (timeout) => {
      if (await heading.isVisible()) {
        await input.fill(file, { timeout });
        await this.quickPick(path.basename(file)).waitFor({ timeout });
        await input.press('Enter', { timeout });
      }
      await heading.waitFor({ state: 'hidden', timeout });
    });
  }

  /** The page that the editor in front shows. */
  get webview(): FrameLocator {
    return this.page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');
  }

  get editor(): Locator {
    return this.page.locator('.editor-instance .monaco-editor').first();
  }

  /** The line of the editor that shows a text; VS Code writes blanks as no-break spaces. */
  line(text: string): Locator {
    return this.editor
      .locator('.view-line')
      .filter({ hasText: flexible(text) })
      .first();
  }

  /** A word in a line, where the colours tell it from the words around it. */
  word(line: string, word: string): Locator {
    return this.line(line).locator('span', { hasText: word }).last();
  }

  /** The colour of a word in a line, as CSS computes it. */
  colourOf(line: string, word: string): Promise<string> {
    return this.word(line, word).evaluate(
      (element) => (globalThis as unknown as Styles).getComputedStyle(element).color,
    );
  }

  /** What stands behind the text of a line without being part of it. */
  async noteOf(line: string): Promise<string> {
    const notes = await this.line(line)
      .locator('span')
      .evaluateAll((spans) =>
        spans.map((span) => (globalThis as unknown as Styles).getComputedStyle(span, '::after').content),
      );
    return notes.join(' ');
  }

  /** Turns the mouse wheel over the editor by so many pixels, again if need be until something came of it. */
  async scrollEditor(pixels: number, until: (timeout: number) => Promise<void>): Promise<void> {
    await this.editor.hover();
    await untilDone(async (timeout) => {
      await this.page.mouse.wheel(0, pixels);
      await until(timeout);
    });
  }

  /** A button in the title of the editor. */
  editorAction(title: string): Locator {
    return this.page.locator(`.editor-actions .action-label[aria-label^="${title}"]`);
  }

  /** What the status bar says. */
  statusBar(text: string): Locator {
    return this.page.locator('.statusbar-item', { hasText: text });
  }

  /** Opens the menu of quick fixes at a word of a line. */
  async openQuickFixes(line: string, word: string): Promise<void> {
    // a lens that comes in above moves the line away from under the mouse
    await untilDone(async (timeout) => {
      await this.word(line, word).click();
      await this.page.keyboard.press('Control+.');
      await this.quickFixes.first().waitFor({ timeout });
    });
  }

  /** Takes one of the open menu by its title, with the keyboard. */
  async takeQuickFix(title: string): Promise<void> {
    const titles = await this.quickFixes.allInnerTexts();
    const index = titles.findIndex((text) => flexible(title).test(text));
    if (index < 0) throw new Error(`No quick fix is called ${title}: ${titles.join(', ')}`);
    for (let row = 0; row < index; row++) await this.page.keyboard.press('ArrowDown');
    await this.page.keyboard.press('Enter');
    await this.quickFixes.first().waitFor({ state: 'hidden' });
  }

  private get quickFixes(): Locator {
    return this.page.locator('.action-widget .monaco-list-row.action');
  }

  /** A command above a line of the editor. */
  codeLens(title: string): Locator {
    return this.editor.locator('.codelens-decoration a', { hasText: title }).first();
  }

  /** Puts the cursor at the end of a line (from 1). */
  async goToLine(line: number): Promise<void> {
    await this.page.keyboard.press('Control+G');
    const input = this.page.locator('.quick-input-widget:visible input.input');
    await input.fill(`:${line}:1000`);
    await this.page.keyboard.press('Enter');
    await this.page.locator('.quick-input-widget:visible').waitFor({ state: 'hidden' });
  }

  get squiggles(): Locator {
    return this.editor.locator('.squiggly-error, .squiggly-warning');
  }

  /** Adds a line below the one that shows a text, and leaves the cursor at its end. */
  async insertLineAfter(text: string, content: string): Promise<void> {
    await this.line(text).click();
    await this.page.keyboard.press('End');
    await this.page.keyboard.press('Enter');
    // the editor indents by itself
    await this.page.keyboard.press('Shift+Home');
    await this.page.keyboard.press('Shift+Home');
    await this.page.keyboard.type(content);
  }

  /** Asks for completions as a user does. */
  async suggest(): Promise<void> {
    await this.page.keyboard.press('Control+Space');
    await this.page.locator('.suggest-widget.visible').waitFor();
  }

  /** An item of the completion list, by its label. */
  suggestion(label: string): Locator {
    return this.page.locator(`.suggest-widget.visible .monaco-list-row[aria-label^="${label}"]`).first();
  }

  get hover(): Locator {
    return this.page.locator('.monaco-hover:visible');
  }

  /** Opens a view container of the activity bar. */
  async openViews(name: string): Promise<void> {
    const icon = this.page
      .locator(`.activitybar .action-item:has(.action-label[aria-label^="${name}"])`)
      .first();
    const title = this.page.locator('.sidebar .composite.title', { hasText: name });
    // a window that is still coming up may open the side bar by itself, and then a click closes it
    await untilDone(async (timeout) => {
      if ((await icon.getAttribute('aria-expanded')) !== 'true') await icon.click({ timeout });
      await title.waitFor({ timeout });
    });
  }

  /** A section of the side bar, by its title. */
  view(title: string): Locator {
    return this.page.locator('.sidebar .split-view-view').filter({
      has: this.page.locator(`.pane-header[aria-label^="${title}"]`),
    });
  }

  /** Folds a section of the side bar to its title, or opens it: the others get its room. */
  async fold(title: string, folded = true): Promise<void> {
    const header = this.page.locator(`.sidebar .pane-header[aria-label^="${title}"]`);
    await untilDone(async (timeout) => {
      // its actions stand in the middle and on the right
      if ((await header.getAttribute('aria-expanded')) !== String(!folded))
        await header.click({ timeout, position: { x: 12, y: 8 } });
      await this.page
        .locator(`.sidebar .pane-header[aria-label^="${title}"][aria-expanded="${!folded}"]`)
        .waitFor({ timeout });
    });
  }

  row(view: string, label: string | RegExp): TreeRow {
    const locator = this.view(view).locator('.monaco-list-row').filter({ hasText: label }).first();
    const turn = async (open: boolean) => {
      const turned = this.view(view)
        .locator(`.monaco-list-row[aria-expanded="${open}"]`)
        .filter({ hasText: label })
        .first();
      // a row that is shown anew under the mouse loses the click
      await untilDone(async (timeout) => {
        await locator.waitFor({ timeout });
        if ((await locator.getAttribute('aria-expanded')) === String(open)) return;
        await locator.locator('.monaco-tl-twistie').click({ timeout });
        await turned.waitFor({ timeout });
      });
    };
    return {
      locator,
      press: async (action, outcome) => {
        const button = locator.locator(`.actions .action-label[aria-label^="${action}"]`);
        let isPressed = false;
        // a row that comes in above moves this one away from under the mouse
        await untilDone(async (timeout) => {
          if (!isPressed || (await button.isVisible())) {
            await locator.hover({ timeout });
            await button.click({ timeout });
            isPressed = true;
          }
          if ('shows' in outcome) await outcome.shows.waitFor({ timeout });
          else await outcome.hides.waitFor({ state: 'hidden', timeout });
        });
      },
      menu: async (entry) => {
        const item = this.page.locator('.monaco-menu .action-label', { hasText: entry }).first();
        await locator.click({ button: 'right' });
        await item.waitFor();
        // a menu that has just opened takes no click yet
        await untilDone(async (timeout) => {
          if (await item.isVisible()) await item.click({ timeout });
          await item.waitFor({ state: 'hidden', timeout });
        });
      },
      expand: () => turn(true),
      collapse: () => turn(false),
    };
  }

  /** Starts a build by the button of a row, and waits for its output, whose title ends so: `api/buildspec.yml #2`. */
  async runBuild(row: TreeRow, title: string): Promise<void> {
    await row.press('Run Build', { shows: this.outputChannel(title) });
  }

  /** A question in the middle of the window. */
  dialog(text: string): Locator {
    return this.page.locator('.monaco-dialog-box', { hasText: text });
  }

  /** The tab of the editor that is in front. */
  activeTab(title: string | RegExp): Locator {
    return this.page.locator('.tab.active', { hasText: title });
  }

  /** A row of the Testing view, by its beginning. */
  testItem(label: string | RegExp): Locator {
    return this.page.locator('.test-explorer .monaco-list-row').filter({ hasText: label }).first();
  }

  /** What the output panel shows. */
  get output(): Locator {
    return this.page.locator('.output-view .view-lines');
  }

  /** Waits until the output panel shows a text, as its newest lines come. */
  async waitForOutput(text: string): Promise<void> {
    await this.output.filter({ hasText: flexible(text) }).waitFor();
  }

  /** Looks for a text in all of the output, which shows its newest lines only. */
  async findInOutput(text: string): Promise<void> {
    await this.command('Output: Focus on Output View');
    // the view may not have the focus yet
    await untilDone(async (timeout) => {
      await this.page.keyboard.press('Control+F');
      await this.page.locator('.output-view .find-widget.visible textarea').first().fill(text, { timeout });
    });
    await this.output.filter({ hasText: flexible(text) }).waitFor();
    await this.page.keyboard.press('Escape');
  }

  /** The name that the output panel shows as its channel. */
  outputChannel(name: string): Locator {
    return this.page
      .locator('.panel select option:checked, .panel .monaco-select-box', { hasText: name })
      .first();
  }

  /** Takes the mouse off a button, and waits until the button's tooltip is gone. */
  async leaveTooltip(): Promise<void> {
    await this.page.locator('.statusbar').hover();
    await this.page.locator('.workbench-hover').first().waitFor({ state: 'hidden' });
  }

  notification(text: string | RegExp): Locator {
    return this.page.locator('.notification-list-item', { hasText: text }).first();
  }

  /** Waits for a notification. */
  async notified(text: string | RegExp): Promise<void> {
    await this.withNotification(text, async (notification, timeout) => notification.waitFor({ timeout }));
  }

  /** Presses a button of a notification. */
  async takeNotification(text: string | RegExp, button: string): Promise<void> {
    await this.withNotification(text, (notification, timeout) =>
      notification.locator('.monaco-button', { hasText: button }).click({ timeout }),
    );
  }

  /** Of more than three within 800 ms VS Code shows the first alone; the others are in its list of notifications. */
  private async withNotification(
    text: string | RegExp,
    use: (notification: Locator, timeout: number) => Promise<void>,
  ): Promise<void> {
    const notification = this.notification(text);
    try {
      return await use(notification, ATTEMPT_MS);
    } catch (error) {
      if (!(error instanceof errors.TimeoutError)) throw error;
    }
    await untilDone(async (timeout) => {
      await this.command('Notifications: Show Notifications');
      await use(notification, timeout);
    });
    const hide = this.page.locator('.notifications-center .action-label[aria-label^="Hide"]');
    if (await hide.isVisible()) await hide.click();
  }
}

const ATTEMPT_MS = 8_000;

/** Does again what a moving window made go wrong, as a user would; the test's own limit ends it. */
export async function untilDone(attempt: (timeout: number) => Promise<void>): Promise<void> {
  for (;;) {
    try {
      return await attempt(ATTEMPT_MS);
    } catch (error) {
      if (!(error instanceof errors.TimeoutError)) throw error;
    }
  }
}

/** A pattern for a text whose blanks may be no-break spaces. */
function flexible(text: string): RegExp {
  return new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/ /g, '[\\s\\u00a0]+'));
}
