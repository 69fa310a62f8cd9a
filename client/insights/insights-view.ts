import type { Clock } from '../../core/builds/events';
import { DEFAULT_PRICES } from '../../core/insights/default-prices';
import { select } from '../../core/insights/filter';
import { pricesFrom } from '../../core/insights/price-setting';
import { choicesOf } from './choices';
import { type ExportedFile, exportedFile } from './export/exported-file';
import {
  type ExportMessage,
  type HostMessage,
  type PageMessage,
  type Progress,
  readMessage,
} from './messages';
import { pageContent } from './page';
import type { PageContent, TableBlock, Target } from './page-content';
import { FIRST_STATE, filterOf, type PageState } from './page-state';
import { buildsOf } from './pages/builds-of';
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

/** While builds come in, figures are computed anew so often. Milliseconds. */
const REFRESH_AFTER = 3_000;

const NO_SOURCE =
  'There is no connection to read builds of. Add one with the command CodeBuild: Add Connection…';

/** What stands behind the page: takes what it asks for, and tells it what to show. */
export class InsightsView {
  private state: PageState = FIRST_STATE;
  private opened: { source: InsightsSource; history: Promise<SourceHistory> } | undefined;
  private content: PageContent | undefined;
  private list: TableBlock | undefined;
  private fetching: AbortController | undefined;
  private following = new AbortController();
  private progress: Progress = { isFetching: false, text: '' };
  /** What was asked for before the page could take it. */
  private asked: PageState | undefined;
  private shownAt = Number.NEGATIVE_INFINITY;

  constructor(private readonly parts: InsightsViewParts) {}

  /** Takes a message of the page; what is none is left. */
  async receive(value: unknown): Promise<void> {
    const message = readMessage(value);
    if (message) await this.take(message);
  }

  /** Shows only builds of a project of a source. */
  async showProject(source: string, project: string): Promise<void> {
    this.asked = { ...FIRST_STATE, range: this.state.range, source, project };
    if (this.opened) await this.change(this.asked);
  }

  /** Settings have changed. */
  async refresh(): Promise<void> {
    if (this.opened) await this.show();
  }

  /** Connections have come or gone, or are others by now. */
  async renew(): Promise<void> {
    if (!this.opened) return;
    await this.dispose();
    await this.change(this.state);
  }

  async dispose(): Promise<void> {
    this.fetching?.abort();
    this.fetching = undefined;
    this.following.abort();
    const { opened } = this;
    this.opened = undefined;
    await (await opened?.history)?.close();
  }

  private async take(message: PageMessage): Promise<void> {
    switch (message.type) {
      case 'ready': {
        const state = this.asked ?? message.state;
        this.asked = undefined;
        this.parts.post({ type: 'progress', progress: this.progress });
        return this.change(state);
      }
      case 'state':
        this.asked = undefined;
        return this.change(message.state);
      case 'open':
        return this.open(message.target, message.block);
      case 'export':
        return this.export(message);
      case 'fetch':
        return (await this.history())?.fetch ? this.fetch() : this.renew();
      case 'cancel':
        return this.fetching?.abort();
    }
  }

  private async change(state: PageState): Promise<void> {
    this.state = state;
    const isOpened = this.source() !== undefined && this.source()?.id === this.opened?.source.id;
    await this.show();
    if (!isOpened && this.opened) await this.fetch();
  }

  /** The one that the state names, else the first. */
  private source(): InsightsSource | undefined {
    const sources = this.parts.sources();
    return sources.find(({ id }) => id === this.state.source) ?? sources[0];
  }

  private async history(): Promise<SourceHistory | undefined> {
    const source = this.source();
    if (this.opened && this.opened.source.id === source?.id) return this.opened.history;
    await this.dispose();
    this.progress = { isFetching: false, text: '' };
    this.parts.post({ type: 'progress', progress: this.progress });
    if (!source) return undefined;
    this.opened = { source, history: source.open() };
    return this.opened.history;
  }

  private async show(): Promise<void> {
    const opened = await this.history();
    const source = this.opened?.source;
    const { clock, settings, post } = this.parts;
    this.shownAt = clock.now();
    const sources = this.parts.sources().map((each) => ({ value: each.id, label: labelOf(each) }));
    if (!opened || !source) {
      this.content = {
        page: this.state.page,
        notices: [{ severity: 'warning', text: NO_SOURCE }],
        blocks: [],
      };
      post({
        type: 'content',
        state: this.state,
        content: this.content,
        choices: { ...NO_CHOICES, sources },
      });
      return;
    }
    this.content = pageContent(opened.history, this.state, {
      now: clock.now(),
      prices: pricesFrom(settings.prices(), DEFAULT_PRICES),
      targets: readTargets(settings.targets()),
      quota: readQuota(settings.quotas(), source),
      notices: opened.notices(),
    });
    const choices = { ...choicesOf(opened.history), sources };
    post({ type: 'content', state: this.state, content: this.content, choices });
  }

  private async fetch(): Promise<void> {
    const opened = await this.history();
    if (this.fetching || !opened?.fetch) return;
    const { clock, post } = this.parts;
    const controller = new AbortController();
    this.fetching = controller;
    const tell = (isFetching: boolean, text: string) => {
      if (this.fetching !== controller) return;
      this.progress = { isFetching, text };
      post({ type: 'progress', progress: this.progress });
    };
    const end = await opened.fetch({
      signal: controller.signal,
      onProgress: (text) => {
        tell(true, text);
        if (this.fetching === controller && clock.now() - this.shownAt >= REFRESH_AFTER) void this.show();
      },
    });
    tell(false, end);
    if (this.fetching !== controller) return;
    this.fetching = undefined;
    // another source may be shown by now
    if ((await this.opened?.history) !== opened) return;
    await this.show();
    void this.follow(opened);
  }

  /** Builds that run are read on while the page is on screen. */
  private async follow(opened: SourceHistory): Promise<void> {
    this.following.abort();
    const following = new AbortController();
    this.following = following;
    const { signal } = following;
    await opened.follow?.({
      signal,
      isWanted: this.parts.isVisible,
      onChange: () => {
        if (!signal.aborted) void this.show();
      },
    });
  }

  private async open(target: Target, block: string): Promise<void> {
    const opened = await this.history();
    const source = this.opened?.source;
    if (!opened || !source) return;
    const isKnown = 'id' in target && opened.history.rowOf(target.id) !== undefined;
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
        const range = {
          from: Math.max(target.from, filter.range.from),
          to: Math.min(target.to, filter.range.to),
        };
        this.list = buildsOf(select(opened.history, { ...filter, range }));
        this.parts.post({ type: 'builds', block, table: this.list });
      }
    }
  }

  private async export(message: ExportMessage): Promise<void> {
    const opened = await this.history();
    if (!opened || !this.content) return;
    const { clock, settings, save } = this.parts;
    const file = exportedFile(message, {
      content: this.content,
      list: this.list,
      state: this.state,
      now: clock.now(),
      prices: pricesFrom(settings.prices(), DEFAULT_PRICES),
      builds: () => select(opened.history, filterOf(this.state, clock.now())),
    });
    if (file) await save(file);
  }
}

const NO_CHOICES = { projects: [], branches: [], triggers: [], initiators: [], computeTypes: [] };

function labelOf({ name, region }: InsightsSource): string {
  return region === undefined ? name : `${name} · ${region}`;
}
