import type { webcrypto } from 'node:crypto';
import { concat, fromBase64, randomBytes, sha256, toBase64, toHex, utf8 } from './bytes.js';
import { canonicalJson } from './canonical-json.js';
import type { EnvelopeContext, Wrapped } from './shapes.js';

export type PrivateKey = webcrypto.CryptoKey;
type Aes = webcrypto.CryptoKey;

const curve = { name: 'ECDH', namedCurve: 'P-256' } as const;

/** The name of a public key: the first half of its SHA-256. */
export async function keyIdOf(publicKey: string): Promise<string> {
  return (await sha256(fromBase64(publicKey))).slice(0, 32);
}

/** @throws when it is no point of the curve */
export function importPublicKey(publicKey: string): Promise<webcrypto.CryptoKey> {
  return crypto.subtle.importKey('raw', fromBase64(publicKey), curve, true, []);
}

export async function newKeyPair(): Promise<{ privateKey: PrivateKey; publicKey: string }> {
  const pair = await crypto.subtle.generateKey(curve, true, ['deriveBits']);
  const raw = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey));
  return { privateKey: pair.privateKey, publicKey: toBase64(raw) };
}

/** @param extractable false where the key is to stay in the browser's own store */
export function importPrivateKey(pkcs8: Uint8Array, extractable: boolean): Promise<PrivateKey> {
  return crypto.subtle.importKey('pkcs8', pkcs8, curve, extractable, ['deriveBits']);
}

/** What a wrapped secret is bound to: its envelope, its part and its receiver. */
type Binding = EnvelopeContext & { readonly part: 'share' | 'server'; readonly keyId: string };

/** HKDF-SHA-256: 256 bits of a secret for one purpose. */
export async function deriveSecret(
  secret: Uint8Array,
  salt: Uint8Array,
  info: string,
): Promise<Uint8Array> {
  const base = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits']);
  const purpose = { name: 'HKDF', hash: 'SHA-256', salt, info: utf8(info) };
  return new Uint8Array(await crypto.subtle.deriveBits(purpose, base, 256));
}

export function importAesKey(secret: Uint8Array): Promise<Aes> {
  return crypto.subtle.importKey('raw', secret, 'AES-GCM', false, ['encrypt', 'decrypt']);
}

async function agreedKey(mine: PrivateKey, theirs: string, salt: Uint8Array): Promise<Aes> {
  const secret = await crypto.subtle.deriveBits(
    { name: 'ECDH', public: await importPublicKey(theirs) },
    mine,
    256,
  );
  return importAesKey(await deriveSecret(new Uint8Array(secret), salt, 'aism/sealing/wrap/1'));
}

/** Encrypts a secret so that only the holder of `publicKey` reads it (ECDH with a key used once, HKDF, AES-GCM). */
export async function wrap(secret: Uint8Array, publicKey: string, to: Binding): Promise<Wrapped> {
  const once = await newKeyPair();
  const bound = utf8(canonicalJson(to));
  const key = await agreedKey(once.privateKey, publicKey, saltOf(publicKey, once.publicKey));
  const iv = randomBytes(12);
  const ciphertext = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv, additionalData: bound },
    key,
    secret,
  );
  return {
    ephemeral: once.publicKey,
    iv: toBase64(iv),
    ciphertext: toBase64(new Uint8Array(ciphertext)),
  };
}

/**
 * @param own the reader's key pair
 * @throws when it was wrapped for another key, another envelope, or was altered
 */
export async function unwrap(
  wrapped: Wrapped,
  own: { readonly privateKey: PrivateKey; readonly publicKey: string },
  to: Binding,
): Promise<Uint8Array> {
  const salt = saltOf(own.publicKey, wrapped.ephemeral);
  const key = await agreedKey(own.privateKey, wrapped.ephemeral, salt);
  const secret = await crypto.subtle.decrypt(
    { name: 'AES-GCM', iv: fromBase64(wrapped.iv), additionalData: utf8(canonicalJson(to)) },
    key,
    fromBase64(wrapped.ciphertext),
  );
  return new Uint8Array(secret);
}

const saltOf = (receiver: string, once: string) => concat(fromBase64(receiver), fromBase64(once));

/** What may be known of a share without knowing it: 256 random bits are behind it. */
export async function commitmentOf(share: Uint8Array, context: EnvelopeContext): Promise<string> {
  const bound = concat(utf8(`aism/sealing/share/1\n${canonicalJson(context)}\n`), share);
  return toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', bound)));
}
