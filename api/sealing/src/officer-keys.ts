import { fromBase64, randomBytes, toBase64, utf8 } from './bytes.js';
import { canonicalJson } from './canonical-json.js';
import type { OwnKey } from './envelope.js';
import { importPrivateKey, keyIdOf, newKeyPair } from './wrapping.js';

/** OWASP's figure for PBKDF2 with SHA-256. */
export const backupIterations = 600_000;

/** A private key as a file: useless without its passphrase. */
export interface OfficerKeyBackup {
  readonly v: 1;
  readonly type: 'aism-officer-key';
  readonly keyId: string;
  readonly publicKey: string;
  readonly kdf: 'PBKDF2-SHA-256';
  readonly iterations: number;
  readonly salt: string;
  readonly iv: string;
  readonly ciphertext: string;
}

/** A new key of an opening officer. Extractable: make the backup, then keep what restoreOfficerKey gives. */
export async function newOfficerKey(): Promise<OwnKey> {
  const pair = await newKeyPair();
  return { ...pair, keyId: await keyIdOf(pair.publicKey) };
}

/** The private key under a passphrase (PBKDF2, AES-256-GCM). @throws when the key may not be exported */
export async function backUpOfficerKey(key: OwnKey, passphrase: string): Promise<OfficerKeyBackup> {
  const [salt, iv] = [randomBytes(16), randomBytes(12)];
  const head: Omit<OfficerKeyBackup, 'ciphertext'> = {
    v: 1,
    type: 'aism-officer-key',
    keyId: key.keyId,
    publicKey: key.publicKey,
    kdf: 'PBKDF2-SHA-256',
    iterations: backupIterations,
    salt: toBase64(salt),
    iv: toBase64(iv),
  };
  const pkcs8 = await crypto.subtle.exportKey('pkcs8', key.privateKey);
  const ciphertext = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv, additionalData: utf8(canonicalJson(head)) },
    await passphraseKey(passphrase, salt, backupIterations),
    pkcs8,
  );
  return { ...head, ciphertext: toBase64(new Uint8Array(ciphertext)) };
}

/**
 * The key of a backup file.
 * @param extractable false where it is to stay in the browser's own store
 * @throws for another passphrase, or a file that was altered
 */
export async function restoreOfficerKey(
  backup: OfficerKeyBackup,
  passphrase: string,
  extractable = false,
): Promise<OwnKey> {
  const { ciphertext, ...head } = backup;
  // A file that asks for fewer rounds was not written here.
  if (backup.iterations < backupIterations) throw new RangeError('too few iterations');
  const key = await passphraseKey(passphrase, fromBase64(backup.salt), backup.iterations);
  const pkcs8 = await crypto.subtle.decrypt(
    {
      name: 'AES-GCM',
      iv: fromBase64(backup.iv),
      additionalData: utf8(canonicalJson(head)),
    },
    key,
    fromBase64(ciphertext),
  );
  const privateKey = await importPrivateKey(new Uint8Array(pkcs8), extractable);
  return { keyId: backup.keyId, publicKey: backup.publicKey, privateKey };
}

async function passphraseKey(passphrase: string, salt: Uint8Array, iterations: number) {
  const base = await crypto.subtle.importKey(
    'raw',
    utf8(passphrase.normalize('NFKC')),
    'PBKDF2',
    false,
    ['deriveKey'],
  );
  return crypto.subtle.deriveKey(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations },
    base,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  );
}
