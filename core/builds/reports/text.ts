type Decoder = InstanceType<typeof TextDecoder>;

/** Bytes of a file as text: UTF-8, UTF-16 by its byte order mark, or the encoding that an XML declaration names. */
export class TextReader {
  private decoder: Decoder | undefined;
  private held: Uint8Array[] = [];
  private heldLength = 0;

  /** The text of a chunk; '' while the beginning is too short to tell its encoding. */
  read(chunk: Uint8Array): string {
    if (this.decoder) return this.decoder.decode(chunk, { stream: true });
    this.held.push(chunk);
    this.heldLength += chunk.length;
    return this.heldLength < ENOUGH ? '' : this.begin();
  }

  end(): string {
    const rest = this.decoder === undefined ? this.begin() : '';
    return rest + (this.decoder?.decode() ?? '');
  }

  private begin(): string {
    const bytes = new Uint8Array(this.heldLength);
    let offset = 0;
    for (const chunk of this.held) {
      bytes.set(chunk, offset);
      offset += chunk.length;
    }
    this.held = [];
    this.decoder = decoderFor(bytes);
    return this.decoder.decode(bytes, { stream: true });
  }
}

const ENOUGH = 256;

function decoderFor(bytes: Uint8Array): Decoder {
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be');
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le');
  const head = String.fromCharCode(...bytes.subarray(0, ENOUGH));
  const declared = /^(?:\xef\xbb\xbf)?<\?xml[^>]*\sencoding\s*=\s*["']([\w.-]+)["']/.exec(head)?.[1];
  // without a byte order mark this declaration itself is proof that it is wrong
  if (declared === undefined || /^utf-?16/i.test(declared)) return new TextDecoder();
  try {
    return new TextDecoder(declared);
  } catch {
    return new TextDecoder();
  }
}

/** The first characters of a text, never half of one that takes two code units. */
export function truncate(text: string, length: number): string {
  if (text.length <= length) return text;
  const last = text.charCodeAt(length - 1);
  return text.slice(0, last >= 0xd800 && last < 0xdc00 ? length - 1 : length);
}
