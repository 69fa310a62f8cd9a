import type { Choice, Choices } from '../../insights/messages';
import type { PageState, RangeName } from '../../insights/page-state';
import { element } from './elements';

const RANGES: Record<RangeName, string> = {
  day: 'Last 24 hours',
  week: 'Last 7 days',
  month: 'Last 30 days',
  quarter: 'Last 90 days',
  year: 'Last 365 days',
  custom: 'From … to …',
};

const BY: Record<PageState['by'], string> = {
  project: 'Project',
  branch: 'Branch',
  trigger: 'Trigger',
  initiator: 'Started by',
  computeType: 'Compute type',
};

type Key = 'source' | 'range' | 'project' | 'branch' | 'trigger' | 'initiator' | 'computeType' | 'by';

/** The row of filters; `onChange` tells what somebody chose. */
export class Filters {
  readonly element: HTMLElement;
  private readonly selects = new Map<Key, HTMLSelectElement>();
  private readonly from = this.day('From', 'from');
  private readonly to = this.day('To', 'to');

  constructor(private readonly onChange: (change: Partial<PageState>) => void) {
    this.element = element(
      'div',
      { class: 'filters', attributes: { role: 'group', 'aria-label': 'Filters' } },
      this.select('Connection', 'source'),
      this.select('Time (UTC)', 'range'),
      this.from.label,
      this.to.label,
      this.select('Project', 'project'),
      this.select('Branch', 'branch'),
      this.select('Trigger', 'trigger'),
      this.select('Started by', 'initiator'),
      this.select('Compute type', 'computeType'),
      this.select('Break down by', 'by'),
    );
  }

  show(state: PageState, choices: Choices): void {
    this.fill('source', choices.sources, state.source);
    this.fill('range', entries(RANGES), state.range);
    this.fill('project', choices.projects, state.project, 'All projects');
    this.fill('branch', choices.branches, state.branch, 'All branches');
    this.fill('trigger', choices.triggers, state.trigger, 'All triggers');
    this.fill('initiator', choices.initiators, state.initiator, 'Everybody');
    this.fill('computeType', choices.computeTypes, state.computeType, 'All types');
    this.fill('by', entries(BY), state.by);
    const isCustom = state.range === 'custom';
    for (const [{ label, input }, value] of [
      [this.from, state.from],
      [this.to, state.to],
    ] as const) {
      label.hidden = !isCustom;
      input.value = value ?? '';
    }
    this.labelOf('by').hidden = state.page !== 'overview';
    this.labelOf('source').hidden = choices.sources.length < 2;
  }

  private select(text: string, key: Key): HTMLElement {
    const made = element('select');
    this.selects.set(key, made);
    made.addEventListener('change', () =>
      this.onChange({ [key]: made.value === '' ? undefined : made.value }),
    );
    return element('label', {}, element('span', { text }), made);
  }

  private day(text: string, key: 'from' | 'to') {
    const input = element('input', { attributes: { type: 'date' } });
    input.addEventListener('change', () =>
      this.onChange({ [key]: input.value === '' ? undefined : input.value }),
    );
    return { input, label: element('label', {}, element('span', { text }), input) };
  }

  private labelOf(key: Key): HTMLElement {
    return this.selects.get(key)?.parentElement ?? this.element;
  }

  /** Choices that are as they were stay, so that an open list does not close. */
  private fill(key: Key, choices: readonly Choice[], value = '', all?: string): void {
    const select = this.selects.get(key);
    if (!select) return;
    const offered = [...(all === undefined ? [] : [{ value: '', label: all }]), ...choices];
    // what was chosen may have no builds by now
    if (value !== '' && !offered.some((choice) => choice.value === value))
      offered.push({ value, label: value });
    const isSame =
      select.options.length === offered.length &&
      offered.every((choice, index) => select.options[index]?.value === choice.value);
    if (!isSame)
      select.replaceChildren(
        ...offered.map(({ value, label }) => element('option', { text: label, attributes: { value } })),
      );
    select.value = value === '' ? (offered[0]?.value ?? '') : value;
  }
}

function entries(words: Record<string, string>): Choice[] {
  return Object.entries(words).map(([value, label]) => ({ value, label }));
}
