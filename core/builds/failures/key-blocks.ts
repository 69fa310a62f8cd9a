const BEGIN = /-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY-----/;
const END = /-----END (?:[A-Z0-9]+ )*PRIVATE KEY-----/;

// as PEM breaks its lines (RFC 7468), and what may stand above them; a digest in hex looks otherwise
const BODY = /^\s*(?![0-9a-f]+$)[A-Za-z0-9+/]{60,76}={0,2}$/;
const ANY_BODY = /^\s*(?:[A-Za-z0-9+/]{4,76}={0,2}|(?:Proc-Type|DEK-Info): .*)?$/;

/** Lines in which private keys lie over several, each line of one as `***`; also where only a part of the key is among them. */
export function maskKeyBlocks(lines: readonly string[]): string[] {
  const masked: string[] = [];
  let isInside = false;
  for (const line of lines) {
    const begins = BEGIN.test(line);
    const ends = END.test(line);
    if (ends && !begins && !isInside) maskAbove(masked);
    isInside = begins || (isInside && ANY_BODY.test(line));
    const isPart = isInside || ends || BODY.test(line);
    masked.push(isPart && line !== '' ? '***' : line);
    if (ends) isInside = false;
  }
  return masked;
}

/** What stands right above the end of a key is the last part of it. */
function maskAbove(lines: string[]): void {
  for (let at = lines.length - 1; at >= 0 && lines[at] !== '' && ANY_BODY.test(lines[at] ?? ''); at -= 1)
    lines[at] = '***';
}
