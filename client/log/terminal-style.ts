import type { Colour, TextStyle } from '../../core/builds/log/text-style';

/** A colour of the theme, by its id, or one in CSS. */
export type ShownColour = { theme: string } | string;

/** How a style is shown, in the terms of VS Code's decorations. */
export interface ShownStyle {
  color?: ShownColour;
  backgroundColor?: ShownColour;
  fontWeight?: string;
  fontStyle?: string;
  textDecoration?: string;
  opacity?: string;
}

const NAMES = ['Black', 'Red', 'Green', 'Yellow', 'Blue', 'Magenta', 'Cyan', 'White'];

/** The sixteen colours are those that the theme has for terminals. */
export function shownStyle(style: TextStyle): ShownStyle {
  const { isBold, isDim, isItalic, isUnderlined, isStruck, isInverse } = style;
  const foreground = themed(style.foreground);
  const background = themed(style.background);
  const lines = [...(isUnderlined ? ['underline'] : []), ...(isStruck ? ['line-through'] : [])];
  return withoutAbsent({
    color: isInverse ? (background ?? { theme: 'editor.background' }) : foreground,
    backgroundColor: isInverse ? (foreground ?? { theme: 'editor.foreground' }) : background,
    fontWeight: isBold ? 'bold' : undefined,
    fontStyle: isItalic ? 'italic' : undefined,
    textDecoration: lines.length > 0 ? lines.join(' ') : undefined,
    opacity: isDim ? '0.7' : undefined,
  });
}

function themed(colour: Colour | undefined): ShownColour | undefined {
  if (typeof colour !== 'number') return colour;
  return { theme: `terminal.ansi${colour >= 8 ? 'Bright' : ''}${NAMES[colour % 8]}` };
}

function withoutAbsent(style: ShownStyle): ShownStyle {
  return Object.fromEntries(Object.entries(style).filter(([, value]) => value !== undefined));
}
