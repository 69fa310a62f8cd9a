import type { Subscription } from '../../emitter';

interface Sessions<S> {
  readonly all: readonly S[];
  onDidChange(listener: () => void): Subscription;
}

/** Has a subscription to each session that there is, whatever sessions come and go, until the result is disposed of. */
export function subscribeToEach<S>(
  sessions: Sessions<S>,
  subscribe: (session: S) => Subscription,
): Subscription {
  let own: Subscription[] = [];
  const end = () => {
    for (const subscription of own) subscription.dispose();
  };
  const begin = () => {
    end();
    own = sessions.all.map(subscribe);
  };
  const changes = sessions.onDidChange(begin);
  begin();
  return {
    dispose() {
      changes.dispose();
      end();
    },
  };
}
