/**
 * Messages that only the program of this window can read and answer. An address belongs to whoever
 * listens there next; the token does not. docs/decisions/0003-loopback-server.md.
 */
type Bytes = Uint8Array<ArrayBuffer>;

const nonceBytes = 12;
const utf8 = (text: string): Bytes => new TextEncoder().encode(text);
const bytesOf = (about: string | Bytes): Bytes => (typeof about === 'string' ? utf8(about) : about);
const hex = (bytes: Uint8Array) =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/** Tells nothing about the token, and the program knows the token by it. */
export async function fingerprintOf(token: string): Promise<string> {
  return hex(new Uint8Array(await crypto.subtle.digest('SHA-256', utf8(token))));
}

function joined(...parts: Uint8Array[]): Bytes {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

export class Seal {
  private constructor(private readonly key: CryptoKey) {}

  /** @param token 64 hex digits */
  static async of(token: string): Promise<Seal> {
    const raw = Uint8Array.from({ length: token.length / 2 }, (_, k) =>
      parseInt(token.slice(2 * k, 2 * k + 2), 16),
    );
    return new Seal(
      await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']),
    );
  }

  /** Nonce, sealed text, tag. What is sealed about one thing does not open about another. */
  async seal(about: string | Bytes, text: string): Promise<Bytes> {
    const iv = crypto.getRandomValues(new Uint8Array(nonceBytes));
    const way = { name: 'AES-GCM', iv, additionalData: bytesOf(about) };
    return joined(iv, new Uint8Array(await crypto.subtle.encrypt(way, this.key, utf8(text))));
  }

  /** Rejects when somebody else wrote it or a byte was changed. */
  async unseal(about: string | Bytes, bytes: Bytes): Promise<string> {
    const way = {
      name: 'AES-GCM',
      iv: bytes.slice(0, nonceBytes),
      additionalData: bytesOf(about),
    };
    const text = await crypto.subtle.decrypt(way, this.key, bytes.slice(nonceBytes));
    return new TextDecoder().decode(text);
  }

  question = (method: string, path: string, body: string): Promise<Bytes> =>
    this.seal('unknot question', `${method} ${path}\n${body}`);

  /** The answer to exactly this question. */
  async answer(question: Bytes, bytes: Bytes): Promise<{ status: number; body: string }> {
    const about = joined(utf8('unknot answer '), question.slice(0, nonceBytes));
    const text = await this.unseal(about, bytes);
    const line = text.indexOf('\n');
    return { status: Number(text.slice(0, line)), body: text.slice(line + 1) };
  }
}
