import { createPublicKey, verify } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importPublicKey, isSignedBy, keyIdOf, type Receipt } from '@aism/sealing';
import { parseConfig } from '../../platform/config.js';
import { SecretBox, sealingPair, secretsOf, SigningPair } from './key-ring.js';

const [now, before] = ['n'.repeat(32), 'b'.repeat(40)];

describe('secrets from outside the database', () => {
  it('come from a setting or a file, newest first, and are never short or missing', () => {
    const folder = mkdtempSync(join(tmpdir(), 'aism-keys-'));
    const file = join(folder, 'key');
    writeFileSync(file, `${now}\n${before}\n`);
    expect(secretsOf('', file, 'K')).toEqual([now, before]);
    expect(secretsOf(`${now}, ${before}`, '', 'K')).toEqual([now, before]);
    expect(() => secretsOf('', '', 'K')).toThrow('K is not set');
    expect(() => secretsOf('short', '', 'K')).toThrow('32 characters');
    rmSync(folder, { recursive: true });
  });

  it('are needed in production', () => {
    const settings = {
      ...{ NODE_ENV: 'production', DATABASE_URL: 'postgres://a:b@127.0.0.1/x', APP_SECRET: now },
      PUBLIC_URL: 'https://x.example',
    };
    expect(() => parseConfig(settings)).toThrow(/SEALING_KEY[\s\S]*BIDS_KEY/);
    expect(parseConfig({ ...settings, SEALING_KEY: now, BIDS_KEY_FILE: '/k' }).BIDS_KEY).toBe('');
  });
});

describe('a box', () => {
  it('opens under its name only, with old keys as well, and not when altered', () => {
    const closed = new SecretBox([before], 'p').closeJson({ price: 88 }, 'draft 1');
    expect(closed.includes('price')).toBe(false);
    const ring = new SecretBox([now, before], 'p');
    expect(ring.openJson(closed, 'draft 1')).toEqual({ price: 88 });
    expect(() => ring.open(closed, 'draft 2')).toThrow();
    expect(() => new SecretBox([now], 'p').open(closed, 'draft 1')).toThrow('not configured');
    expect(() => new SecretBox([before], 'other').open(closed, 'draft 1')).toThrow();
    closed.writeUInt8(closed.readUInt8(20) ^ 1, 20);
    expect(() => ring.open(closed, 'draft 1')).toThrow();
  });
});

describe('the server’s pairs', () => {
  it('are the same for the same secret and others for another', async () => {
    expect(sealingPair(now)).toEqual(sealingPair(now));
    expect(sealingPair(now).publicKey).not.toBe(sealingPair(before).publicKey);
    await expect(importPublicKey(sealingPair(now).publicKey)).resolves.toBeDefined();
    expect(await keyIdOf(sealingPair(now).publicKey)).toBe(sealingPair(now).keyId);
  });

  it('sign what everybody can verify', async () => {
    const pair = new SigningPair(now);
    const receipt: Receipt = {
      v: 1,
      type: 'aism-bid-receipt',
      ...{ bidId: 'b', scenarioId: 's', version: 1, manifestHash: 'h', sealedAt: 't' },
      keyId: pair.keyId,
    };
    const text = JSON.stringify(receipt, Object.keys(receipt).sort());
    const signature = pair.sign(text);
    expect(await isSignedBy({ receipt, signature }, pair.publicKey)).toBe(true);
    expect(
      await isSignedBy({ receipt: { ...receipt, version: 2 }, signature }, pair.publicKey),
    ).toBe(false);
    // By another implementation, from the published text.
    const spki = Buffer.concat([
      Buffer.from('302a300506032b6570032100', 'hex'),
      Buffer.from(pair.publicKey, 'base64'),
    ]);
    const key = createPublicKey({ key: spki, format: 'der', type: 'spki' });
    expect(verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64'))).toBe(true);
  });
});
