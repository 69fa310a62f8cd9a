import type { Clock } from '../../core/builds/events';
import { DEFAULT_PRICES } from '../../core/insights/default-prices';
import { select } from '../../core/insights/filter';
import { pricesFrom } from '../../core/insights/price-setting';
import { choicesOf } from './choices';
import { type ExportedFile, exportedFile } from './export/exported-file';
import { type ExportMessage, type HostMessage, type PageMessage, readMessage } from './messages';
import { pageContent } from './page';
import type { PageContent, TableBlock, Target } from './page-content';
import { FIRST_STATE, filterOf, type PageState } from './page-state';
import { buildsOf } from './pages/builds-of';
import { Reading } from './reading';
import { type InsightsSettings, readQuota, readTargets } from './settings';
import type { InsightsSource, SourceHistory } from './sources';

export interface InsightsViewParts {
  /** The first of them is shown first. */
  sources(): readonly InsightsSource[];
  settings: InsightsSettings;
  clock: Pick<Clock, 'now'>;
  /** Whether the page is on screen. */
  isVisible(): boolean;
  post(message: HostMessage): void;
  save(file: ExportedFile): Promise<void>;
}

const NO_SOURCE =
  'There is no connection to read builds of. Add one with the command CodeBuild: Add Connection…';

/** A source whose builds the page shows. */
interface Opened {
  source: InsightsSource;
  history: SourceHistory;
  reading: Reading;
}

/** What stands behind the page: takes what it asks for, and tells it what to show. */
export class InsightsView {
  private state: PageState = FIRST_STATE;
  private current: { id: string; opened: Promise<Opened> } | undefined;
  private content: PageContent | undefined;
  private list: TableBlock | undefined;
  /** What was asked for before the page could take it. */
  private asked: PageState | undefined;

  constructor(private readonly parts: InsightsViewParts) {}

  /** Takes a message of the page; what is none is left. */
  async receive(value: unknown): Promise<void> {
    const message = readMessage(value);
    if (message) await this.take(message);
  }

  /** Shows only builds of a project of a source. */
  async showProject(source: string, project: string): Promise<void> {
    this.asked = { ...FIRST_STATE, range: this.state.range, source, project };
    if (this.current) await this.change(this.asked);
  }

  /** Settings have changed. */
  async refresh(): Promise<void> {
    if (this.current) await this.show();
  }

  /** Connections have come or gone, or are others by now. */
  async renew(): Promise<void> {
    if (!this.current) return;
    await this.dispose();
    await this.change(this.state);
  }

  async dispose(): Promise<void> {
    const { current } = this;
    this.current = undefined;
    const opened = await current?.opened;
    opened?.reading.dispose();
    await opened?.history.close();
  }

  private async take(message: PageMessage): Promise<void> {
    switch (message.type) {
      case 'ready': {
        const state = this.asked ?? message.state;
        this.asked = undefined;
        const { progress } = (await this.current?.opened)?.reading ?? {};
        if (progress) this.parts.post({ type: 'progress', progress });
        return this.change(state);
      }
      case 'state':
        this.asked = undefined;
        return this.change(message.state);
      case 'open':
        return this.open(message.target, message.block);
      case 'export':
        return this.export(message);
      case 'fetch': {
        const reading = (await this.opened())?.reading;
        return reading?.canFetch ? reading.fetch() : this.renew();
      }
      case 'cancel':
        return (await this.current?.opened)?.reading.cancel();
    }
  }

  private async change(state: PageState): Promise<void> {
    this.state = state;
    const before = this.current;
    await this.show();
    // what was opened just now is kept from earlier
    if (this.current !== before) await (await this.current?.opened)?.reading.fetch();
  }

  /** The source that the state names, else the first. */
  private async opened(): Promise<Opened | undefined> {
    const sources = this.parts.sources();
    const source = sources.find(({ id }) => id === this.state.source) ?? sources[0];
    if (this.current && this.current.id === source?.id) return this.current.opened;
    const closing = this.dispose();
    this.current = source && { id: source.id, opened: this.begin(source) };
    await closing;
    return this.current?.opened;
  }

  private async begin(source: InsightsSource): Promise<Opened> {
    const history = await source.open();
    const isShown = () => this.current?.id === source.id;
    const reading = new Reading(history, {
      clock: this.parts.clock,
      isVisible: this.parts.isVisible,
      onProgress: (progress) => {
        if (isShown()) this.parts.post({ type: 'progress', progress });
      },
      onChange: () => {
        if (isShown()) void this.show();
      },
    });
    return { source, history, reading };
  }

  private async show(): Promise<void> {
    const opened = await this.opened();
    const { state } = this;
    const { clock, settings, post, sources } = this.parts;
    const choices = {
      ...(opened ? choicesOf(opened.history.history) : NO_CHOICES),
      sources: sources().map((source) => ({ value: source.id, label: labelOf(source) })),
    };
    this.content = opened
      ? pageContent(opened.history.history, state, {
          now: clock.now(),
          prices: pricesFrom(settings.prices(), DEFAULT_PRICES),
          targets: readTargets(settings.targets()),
          quota: readQuota(settings.quotas(), opened.source),
          notices: opened.history.notices(),
        })
      : { page: state.page, notices: [{ severity: 'warning', text: NO_SOURCE }], blocks: [] };
    post({ type: 'content', state, content: this.content, choices });
  }

  private async open(target: Target, block: string): Promise<void> {
    const opened = await this.opened();
    if (!opened) return;
    const { source, history } = opened;
    const isKnown = 'id' in target && history.history.rowOf(target.id) !== undefined;
    switch (target.kind) {
      case 'log':
        return void (isKnown && (await source.openLog(target.id)));
      case 'explain':
        return void (isKnown && (await source.explain(target.id)));
      case 'build':
        return this.change({ ...this.state, page: 'debug', build: target.id, other: undefined });
      case 'compare':
        return this.change({ ...this.state, page: 'debug', other: target.id });
      case 'project':
        return this.change({ ...this.state, project: target.name });
      case 'range': {
        const filter = filterOf(this.state, this.parts.clock.now());
        const from = Math.max(target.from, filter.range.from);
        const to = Math.min(target.to, filter.range.to);
        this.list = buildsOf(select(history.history, { ...filter, range: { from, to } }));
        this.parts.post({ type: 'builds', block, table: this.list });
      }
    }
  }

  private async export(message: ExportMessage): Promise<void> {
    const opened = await this.opened();
    if (!opened || !this.content) return;
    const { clock, settings, save } = this.parts;
    const file = exportedFile(message, {
      content: this.content,
      list: this.list,
      state: this.state,
      now: clock.now(),
      prices: pricesFrom(settings.prices(), DEFAULT_PRICES),
      builds: () => select(opened.history.history, filterOf(this.state, clock.now())),
    });
    if (file) await save(file);
  }
}

const NO_CHOICES = { projects: [], branches: [], triggers: [], initiators: [], computeTypes: [] };

function labelOf({ name, region }: InsightsSource): string {
  return region === undefined ? name : `${name} · ${region}`;
}
