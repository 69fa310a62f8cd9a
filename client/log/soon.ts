import type { Clock } from '../../core/builds/events';

/** Does a thing for each of those that ask for it, once a moment however often they ask. */
export class Soon<T> {
  private readonly waiting = new Set<T>();

  constructor(
    private readonly clock: Clock,
    private readonly milliseconds: number,
    private readonly act: (subject: T) => void,
  ) {}

  ask(subject: T): void {
    const isFirst = this.waiting.size === 0;
    this.waiting.add(subject);
    if (isFirst) void this.clock.sleep(this.milliseconds).then(() => this.flush());
  }

  private flush(): void {
    const subjects = [...this.waiting];
    this.waiting.clear();
    for (const subject of subjects) this.act(subject);
  }
}
