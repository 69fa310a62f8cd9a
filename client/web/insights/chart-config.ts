import type { ChartConfiguration, ChartDataset, TooltipItem } from 'chart.js';
import { formatDuration } from '../../durations';
import { stepOfSeconds } from '../../insights/axis-steps';
import type { ChartBlock, Scale, Series } from '../../insights/page-content';
import type { Theme } from './theme';

type Config = ChartConfiguration<'line' | 'bar', Series['values'], string>;

// lines are told apart by their dashes and points too, never by colour alone
const DASHES = [[], [8, 4], [2, 3], [8, 3, 2, 3], [4, 4]];
const POINTS = ['circle', 'triangle', 'rect', 'rectRot', 'star'] as const;

/** A block as Chart.js draws it. */
export function chartConfig(block: ChartBlock, theme: Theme): Config {
  const isSpans = block.shape === 'spans';
  const values = {
    beginAtZero: true,
    ...(block.scale === 'percent' && { max: 100 }),
    border: { color: theme.lines },
    grid: { color: faint(theme), lineWidth: 1 },
    ticks: {
      color: theme.foreground,
      maxTicksLimit: 6,
      ...(block.scale === 'count' && { precision: 0 }),
      ...(block.scale === 'seconds' && { stepSize: stepOfSeconds(largest(block)) }),
      callback: (value: string | number) => tick(Number(value), block.scale),
    },
  };
  const names = {
    border: { color: theme.lines },
    grid: { display: false },
    ticks: { color: theme.foreground, maxRotation: 0, autoSkip: !isSpans, autoSkipPadding: 12 },
  };
  return {
    type: block.shape === 'lines' ? 'line' : 'bar',
    data: {
      labels: block.labels,
      datasets: block.series.map((series, index) => dataset(block, series, index, theme)),
    },
    options: {
      animation: false,
      responsive: true,
      maintainAspectRatio: false,
      // the buttons over the points hear mouse and keyboard
      events: [],
      indexAxis: isSpans ? 'y' : 'x',
      interaction: { mode: 'index', intersect: false },
      scales: isSpans ? { x: values, y: names } : { x: names, y: values },
      plugins: {
        legend: {
          display: block.series.length > 1,
          position: 'bottom',
          labels: {
            color: theme.foreground,
            usePointStyle: true,
            boxHeight: 7,
            font: { family: theme.font },
          },
        },
        tooltip: {
          backgroundColor: theme.tooltipBackground,
          titleColor: theme.tooltipForeground,
          bodyColor: theme.tooltipForeground,
          borderColor: theme.lines,
          borderWidth: 1,
          usePointStyle: true,
          callbacks: {
            label: (item: TooltipItem<'line' | 'bar'>) =>
              `${item.dataset.label ?? ''}: ${block.series[item.datasetIndex]?.texts[item.dataIndex] ?? ''}`,
          },
        },
      },
    },
  };
}

function dataset(
  { shape }: ChartBlock,
  { name, values, isLimit = false }: Series,
  index: number,
  theme: Theme,
): ChartDataset<'line' | 'bar', Series['values']> {
  const colour = theme.series[index % theme.series.length] ?? theme.foreground;
  if (shape === 'lines')
    return {
      type: 'line',
      label: name,
      data: values,
      borderColor: colour,
      backgroundColor: colour,
      borderWidth: theme.isHighContrast ? 3 : 2,
      borderDash: DASHES[index % DASHES.length],
      pointStyle: POINTS[index % POINTS.length],
      pointRadius: isLimit ? 0 : values.length > 40 ? 2 : 3,
      pointHoverRadius: 5,
      spanGaps: true,
      // points at the edge are drawn whole
      clip: 8,
    };
  return {
    type: 'bar',
    label: name,
    data: values,
    borderColor: colour,
    borderWidth: 2,
    // the second of two is an outline
    backgroundColor: index % 2 === 0 ? colour : 'transparent',
    borderSkipped: false,
    minBarLength: 2,
    maxBarThickness: 40,
    pointStyle: 'rect',
  };
}

function tick(value: number, scale: Scale): string {
  switch (scale) {
    case 'percent':
      return `${value}%`;
    case 'seconds':
      return value === 0 ? '0s' : formatDuration(value * 1000);
    case 'dollars':
      return `$${value.toLocaleString('en-US', { minimumFractionDigits: value % 1 === 0 ? 0 : 2, maximumFractionDigits: value < 0.1 ? 3 : 2 })}`;
    case 'count':
      return value.toLocaleString('en-US');
  }
}

function largest({ series }: ChartBlock): number {
  return Math.max(0, ...series.flatMap(({ values }) => values.flatMap((value) => value ?? [])));
}

function faint({ lines, isHighContrast }: Theme): string {
  return isHighContrast ? `color-mix(in srgb, ${lines} 40%, transparent)` : lines;
}
