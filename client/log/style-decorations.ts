import * as vscode from 'vscode';
import type { TextStyle } from '../../core/builds/log/text-style';
import { type ShownColour, shownStyle } from './terminal-style';

/** A log may have any number of colours; more than so many are not told apart from plain text. */
const MOST_STYLES = 300;

/** The decorations that show text as terminals do, one for each style that was needed so far. */
export class StyleDecorations implements vscode.Disposable {
  private readonly types = new Map<string, vscode.TextEditorDecorationType>();

  get all(): Iterable<vscode.TextEditorDecorationType> {
    return this.types.values();
  }

  of(style: TextStyle): vscode.TextEditorDecorationType | undefined {
    const shown = shownStyle(style);
    const key = JSON.stringify(shown);
    const known = this.types.get(key);
    if (known || key === '{}' || this.types.size >= MOST_STYLES) return known;
    const type = vscode.window.createTextEditorDecorationType({
      ...shown,
      color: inTheme(shown.color),
      backgroundColor: inTheme(shown.backgroundColor),
    });
    this.types.set(key, type);
    return type;
  }

  dispose(): void {
    for (const type of this.types.values()) type.dispose();
  }
}

function inTheme(colour: ShownColour | undefined): string | vscode.ThemeColor | undefined {
  return typeof colour === 'object' ? new vscode.ThemeColor(colour.theme) : colour;
}
