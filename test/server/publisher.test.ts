import { beforeEach, describe, expect, it } from 'vitest';
import { BuildspecDocument } from '../../server/documents';
import { DiagnosticsPublisher, type PublisherParts } from '../../server/publisher';

type Timer = PublisherParts['clock'];

/** A clock that stands until it is moved; callbacks run when it passes them. */
class StandingClock implements Timer {
  private time = 0;
  private waiting: { at: number; callback: () => void }[] = [];

  now = () => this.time;

  after(ms: number, callback: () => void): () => void {
    const entry = { at: this.time + ms, callback };
    this.waiting.push(entry);
    return () => {
      this.waiting = this.waiting.filter((other) => other !== entry);
    };
  }

  pass(ms: number): void {
    this.time += ms;
    const due = this.waiting.filter(({ at }) => at <= this.time);
    this.waiting = this.waiting.filter(({ at }) => at > this.time);
    for (const { callback } of due) callback();
  }
}

function version(number: number): BuildspecDocument {
  return BuildspecDocument.create('file:///buildspec.yml', 'yaml', number, '');
}

let clock: StandingClock;
let checkTakes: number;
let published: string[];
let publisher: DiagnosticsPublisher;

beforeEach(() => {
  clock = new StandingClock();
  checkTakes = 0;
  published = [];
  publisher = new DiagnosticsPublisher({
    clock,
    check: () => {
      clock.pass(checkTakes);
      return [
        { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, message: 'wrong' },
      ];
    },
    publish: (document, diagnostics) => published.push(`v${document.version}: ${diagnostics.length}`),
  });
});

describe('the publisher', () => {
  it('checks a file at once when it opens', () => {
    publisher.changed(version(1));
    expect(published).toEqual(['v1: 1']);
  });

  it('checks an edit as soon as the requests that came with it are answered', () => {
    checkTakes = 40;
    publisher.changed(version(1));
    clock.pass(41);
    publisher.changed(version(2));
    expect(published).toEqual(['v1: 1']);
    clock.pass(0);
    expect(published).toEqual(['v1: 1', 'v2: 1']);
  });

  it('waits after an edit that follows at once, the longer a check takes', () => {
    checkTakes = 200;
    publisher.changed(version(1));
    publisher.changed(version(2));
    clock.pass(99);
    expect(published).toEqual(['v1: 1']);
    clock.pass(1);
    expect(published).toEqual(['v1: 1', 'v2: 1']);
  });

  it('hardly waits where a check is short', () => {
    checkTakes = 40;
    publisher.changed(version(1));
    publisher.changed(version(2));
    clock.pass(10);
    expect(published).toEqual(['v1: 1', 'v2: 1']);
  });

  it('checks only the last of several quick edits', () => {
    checkTakes = 200;
    publisher.changed(version(1));
    for (const number of [2, 3, 4]) {
      publisher.changed(version(number));
      clock.pass(40);
    }
    clock.pass(60);
    expect(published).toEqual(['v1: 1', 'v4: 1']);
  });

  it('never waits long, however long the check of a huge file takes', () => {
    checkTakes = 5000;
    publisher.changed(version(1));
    publisher.changed(version(2));
    clock.pass(250);
    expect(published).toEqual(['v1: 1', 'v2: 1']);
  });

  it('clears a closed file and forgets its pending check', () => {
    checkTakes = 40;
    publisher.changed(version(1));
    publisher.changed(version(2));
    publisher.closed(version(2));
    clock.pass(1000);
    expect(published).toEqual(['v1: 1', 'v2: 0']);
  });

  it('checks nothing more after it was disposed of', () => {
    publisher.changed(version(1));
    publisher.changed(version(2));
    publisher.dispose();
    clock.pass(1000);
    expect(published).toEqual(['v1: 1']);
  });
});
