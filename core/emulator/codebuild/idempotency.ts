import type { Input } from '../input';
import type { EmulatorContext } from '../operation';
import { invalidInput } from '../service-error';

const TOKEN_VALID = 5 * 60_000;

/**
 * The same token with the same parameters answers with the same build or batch for five minutes; with others it is refused. `find` gives
 * what an id names now.
 */
export function once<Started extends { id: string }>(
  input: Input,
  { idempotency, clock }: EmulatorContext,
  find: (id: string) => Started | undefined,
  start: () => Started,
): Started {
  const token = input.string('idempotencyToken', { min: 1 });
  if (token === undefined) return start();
  for (const [known, { at }] of idempotency) if (clock.now() - at > TOKEN_VALID) idempotency.delete(known);
  const parameters = input.canonicalText();
  const before = idempotency.get(token);
  if (before && before.parameters !== parameters) {
    throw invalidInput(`Request parameter mismatch for idempotency token ${token}`);
  }
  const known = before && find(before.id);
  if (known) return known;
  const started = start();
  idempotency.set(token, { parameters, id: started.id, at: clock.now() });
  return started;
}
