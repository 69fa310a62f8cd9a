import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  type ChartArea,
  Legend,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
} from 'chart.js';
import type { ChartBlock, Series, Target } from '../../insights/page-content';
import { chartConfig } from './chart-config';
import { element } from './elements';
import { readTheme } from './theme';

Chart.register(
  BarController,
  BarElement,
  CategoryScale,
  Legend,
  LineController,
  LineElement,
  LinearScale,
  PointElement,
  Tooltip,
);

type Drawn = Chart<'line' | 'bar', Series['values'], string>;

/** A chart with a button over each of its points, which mouse, keyboard and screen readers reach. */
export class DrawnChart {
  readonly element: HTMLElement;
  private readonly canvas = element('canvas', { attributes: { 'aria-hidden': 'true' } });
  private readonly points: HTMLButtonElement[];
  private chart: Drawn | undefined;
  /** The one that the tab key reaches. */
  private current = 0;

  constructor(
    private readonly block: ChartBlock,
    private readonly open: (target: Target) => void,
  ) {
    this.points = block.labels.map((label, index) => this.point(label, index));
    this.current = Math.max(0, this.points.length - 1);
    const list = element(
      'div',
      {
        class: 'points',
        attributes: {
          role: 'group',
          'aria-label': `${block.title}: points. The arrow keys go from one to the next.`,
        },
      },
      ...this.points,
    );
    list.addEventListener('keydown', (event) => this.move(event));
    list.addEventListener('mouseleave', () => this.show(undefined));
    const size = block.shape === 'spans' ? 'spans' : '';
    this.element = element('div', { class: `chart ${size}` }, this.canvas, list);
    this.setCurrent(this.current);
  }

  /** Draws it, or draws it anew in the colours that there are now; once it is in the page. */
  draw(): void {
    this.chart?.destroy();
    this.chart = new Chart<'line' | 'bar', Series['values'], string>(this.canvas, {
      ...chartConfig(this.block, readTheme()),
      plugins: [{ id: 'points', afterLayout: ({ chartArea }) => this.place(chartArea) }],
    });
  }

  destroy(): void {
    this.chart?.destroy();
  }

  /** The picture of it with its title, as it would be printed: a data URL. */
  picture(): string {
    const { title } = this.block;
    const { foreground, background, font } = readTheme();
    const scale = window.devicePixelRatio || 1;
    const head = Math.round(36 * scale);
    this.show(undefined);
    const target = element('canvas');
    target.width = this.canvas.width;
    target.height = this.canvas.height + head;
    const context = target.getContext('2d');
    if (!context) return '';
    context.fillStyle = background;
    context.fillRect(0, 0, target.width, target.height);
    context.fillStyle = foreground;
    context.font = `bold ${14 * scale}px ${font}`;
    context.textBaseline = 'middle';
    context.fillText(title, 12 * scale, head / 2);
    context.drawImage(this.canvas, 0, head);
    return target.toDataURL('image/png');
  }

  private point(label: string, index: number): HTMLButtonElement {
    const target = this.block.targets[index];
    const said = this.block.series.map(({ name, texts }) => `${name} ${texts[index] ?? ''}`).join(', ');
    const made = element('button', {
      class: 'point',
      attributes: { type: 'button', 'aria-label': `${label}: ${said}`, tabindex: '-1' },
    });
    made.addEventListener('mouseenter', () => this.show(index));
    made.addEventListener('focus', () => this.show(index));
    made.addEventListener('blur', () => this.show(undefined));
    if (target) made.addEventListener('click', () => this.open(target));
    return made;
  }

  private show(index: number | undefined): void {
    const { chart } = this;
    if (!chart) return;
    const active =
      index === undefined
        ? []
        : this.block.series.flatMap(({ values }, datasetIndex) =>
            values[index] === null || values[index] === undefined ? [] : { datasetIndex, index },
          );
    chart.setActiveElements(active);
    chart.tooltip?.setActiveElements(active, { x: 0, y: 0 });
    chart.update('none');
  }

  /** Lays a button over each point. */
  private place(chartArea: ChartArea): void {
    const isSpans = this.block.shape === 'spans';
    const whole = isSpans ? chartArea.height : chartArea.width;
    const part = whole / Math.max(1, this.points.length);
    for (const [index, point] of this.points.entries()) {
      const { style } = point;
      style.left = `${isSpans ? chartArea.left : chartArea.left + index * part}px`;
      style.top = `${isSpans ? chartArea.top + index * part : chartArea.top}px`;
      style.width = `${isSpans ? chartArea.width : part}px`;
      style.height = `${isSpans ? part : chartArea.height}px`;
    }
  }

  private move(event: KeyboardEvent): void {
    const last = this.points.length - 1;
    const to = {
      ArrowRight: this.current + 1,
      ArrowDown: this.current + 1,
      ArrowLeft: this.current - 1,
      ArrowUp: this.current - 1,
      Home: 0,
      End: last,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    this.setCurrent(Math.min(last, Math.max(0, to)));
    this.points[this.current]?.focus();
  }

  private setCurrent(index: number): void {
    this.points[this.current]?.setAttribute('tabindex', '-1');
    this.current = index;
    this.points[index]?.setAttribute('tabindex', '0');
  }
}
