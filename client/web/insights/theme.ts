/** Colours of VS Code's theme, as charts take them. */
export interface Theme {
  foreground: string;
  background: string;
  lines: string;
  focus: string;
  tooltipBackground: string;
  tooltipForeground: string;
  font: string;
  series: string[];
  isHighContrast: boolean;
}

const SERIES = ['blue', 'orange', 'purple', 'green', 'red', 'yellow'];

export function readTheme(): Theme {
  const style = getComputedStyle(document.documentElement);
  const colour = (...names: string[]) =>
    names.map((name) => style.getPropertyValue(`--vscode-${name}`).trim()).find((value) => value !== '');
  const foreground = colour('foreground') ?? 'CanvasText';
  const isHighContrast = document.body.classList.contains('vscode-high-contrast');
  return {
    foreground,
    background: colour('editor-background') ?? 'Canvas',
    lines:
      (isHighContrast ? colour('contrastBorder') : colour('editorWidget-border', 'widget-border')) ??
      foreground,
    focus: colour('focusBorder') ?? foreground,
    tooltipBackground: colour('editorHoverWidget-background', 'editor-background') ?? 'Canvas',
    tooltipForeground: colour('editorHoverWidget-foreground', 'foreground') ?? 'CanvasText',
    font: colour('font-family') ?? 'sans-serif',
    series: SERIES.map((name) => colour(`charts-${name}`) ?? foreground),
    isHighContrast,
  };
}

/** VS Code tells of another theme by the class of the body and its variables on the root. */
export function onThemeChange(listener: () => void): void {
  const observer = new MutationObserver(listener);
  observer.observe(document.body, { attributes: true, attributeFilter: ['class', 'data-vscode-theme-id'] });
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['style'] });
}
