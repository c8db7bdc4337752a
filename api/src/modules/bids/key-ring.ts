import {
  createCipheriv,
  createDecipheriv,
  createECDH,
  createHash,
  createPrivateKey,
  createPublicKey,
  hkdfSync,
  randomBytes,
  sign,
  type KeyObject,
} from 'node:crypto';
import { readFileSync } from 'node:fs';

/**
 * Secrets from outside the database, newest first: new things are written under the first, old ones are still read.
 * @param text one or several of at least 32 characters, apart by spaces, commas or lines
 * @throws Error when one is too short or none is given
 */
export function secretsOf(text: string, file: string, name: string): string[] {
  const secrets = `${text} ${file ? readFileSync(file, 'utf8') : ''}`
    .split(/[\s,]+/)
    .filter(Boolean);
  if (secrets.length === 0) throw new Error(`${name} is not set`);
  if (secrets.some((secret) => secret.length < 32))
    throw new Error(`${name}: each secret needs at least 32 characters`);
  return [...new Set(secrets)];
}

const derive = (secret: string, info: string) =>
  Buffer.from(hkdfSync('sha256', secret, 'aism', info, 32));

const idOf = (bytes: Uint8Array, length: number) =>
  createHash('sha256').update(bytes).digest().subarray(0, length);

/** Encrypts what lies in the database under a key that does not (AES-256-GCM). */
export class SecretBox {
  private readonly keys: { readonly id: Buffer; readonly key: Buffer }[];

  constructor(secrets: readonly string[], purpose: string) {
    this.keys = secrets.map((secret) => {
      const key = derive(secret, `${purpose}/1`);
      return { key, id: idOf(key, 4) };
    });
  }

  /** @param bound what it belongs to: under another name it does not open */
  close(plain: Uint8Array, bound: string): Buffer {
    const [current] = this.keys;
    if (!current) throw new Error('no key');
    const iv = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', current.key, iv);
    cipher.setAAD(Buffer.from(bound));
    return Buffer.concat([
      ...[current.id, iv, cipher.update(plain), cipher.final()],
      cipher.getAuthTag(),
    ]);
  }

  /** @throws Error when it was altered, belongs to something else, or its key is not at hand */
  open(closed: Uint8Array, bound: string): Buffer {
    const bytes = Buffer.from(closed.buffer, closed.byteOffset, closed.byteLength);
    const known = this.keys.find(({ id }) => id.equals(bytes.subarray(0, 4)));
    if (!known) throw new Error('the key of this record is not configured');
    const decipher = createDecipheriv('aes-256-gcm', known.key, bytes.subarray(4, 16));
    decipher.setAAD(Buffer.from(bound));
    decipher.setAuthTag(bytes.subarray(-16));
    return Buffer.concat([decipher.update(bytes.subarray(16, -16)), decipher.final()]);
  }

  closeJson(value: unknown, bound: string): Buffer {
    return this.close(Buffer.from(JSON.stringify(value)), bound);
  }

  openJson<T>(closed: Uint8Array, bound: string): T {
    return JSON.parse(this.open(closed, bound).toString('utf8')) as T;
  }
}

/** The server's key to which bids are sealed: a P-256 pair made from a secret. */
export interface ServerPair {
  readonly keyId: string;
  readonly publicKey: string;
  readonly pkcs8: Buffer;
}

export function sealingPair(secret: string): ServerPair {
  const ecdh = createECDH('prime256v1');
  ecdh.setPrivateKey(derive(secret, 'sealing/1'));
  const point = ecdh.getPublicKey();
  const part = (bytes: Buffer) => bytes.toString('base64url');
  const [x, y] = [part(point.subarray(1, 33)), part(point.subarray(33))];
  const jwk = { kty: 'EC', crv: 'P-256', x, y, d: part(ecdh.getPrivateKey()) };
  return {
    keyId: idOf(point, 16).toString('hex'),
    publicKey: point.toString('base64'),
    pkcs8: createPrivateKey({ key: jwk, format: 'jwk' }).export({ type: 'pkcs8', format: 'der' }),
  };
}

/** Signs receipts: an Ed25519 pair made from a secret. */
export class SigningPair {
  readonly keyId: string;
  /** Raw, in base64. */
  readonly publicKey: string;
  private readonly key: KeyObject;

  constructor(secret: string) {
    // RFC 8410: an Ed25519 private key in PKCS #8 is this head and 32 bytes.
    const head = Buffer.from('302e020100300506032b657004220420', 'hex');
    const der = Buffer.concat([head, derive(secret, 'signing/1')]);
    this.key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
    const raw = createPublicKey(this.key).export({ type: 'spki', format: 'der' }).subarray(-32);
    this.publicKey = raw.toString('base64');
    this.keyId = idOf(raw, 16).toString('hex');
  }

  /** @returns the signature in base64 */
  sign(text: string): string {
    return sign(null, Buffer.from(text, 'utf8'), this.key).toString('base64');
  }
}
