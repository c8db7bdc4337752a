import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { importPrivateKey, type OwnKey } from '@aism/sealing';
import { DataSource, type EntityManager } from 'typeorm';
import { CONFIG, type Config } from '../../platform/config.js';
import { SecretBox, sealingPair, secretsOf, SigningPair, type ServerPair } from './key-ring.js';

/** What this process knows beside the database: keys for drafts, for sealing and for receipts. */
@Injectable()
export class BidSecrets implements OnApplicationBootstrap {
  /** Drafts, their files, and what was opened. */
  readonly drafts: SecretBox;
  /** The first officer's shares, until the second's come. */
  readonly shares: SecretBox;
  readonly signing: SigningPair;
  private readonly pairs: readonly ServerPair[];

  constructor(
    @Inject(CONFIG) config: Config,
    @Inject(DataSource) private readonly source: DataSource,
  ) {
    // Without settings of their own (never in production) both come from APP_SECRET, which is no part of the database.
    const own = (text: string, file: string, name: string) =>
      text || file ? secretsOf(text, file, name) : [`${config.APP_SECRET}/${name}`];
    const sealing = own(config.SEALING_KEY, config.SEALING_KEY_FILE, 'SEALING_KEY');
    this.drafts = new SecretBox(own(config.BIDS_KEY, config.BIDS_KEY_FILE, 'BIDS_KEY'), 'drafts');
    this.shares = new SecretBox(sealing, 'shares');
    this.pairs = sealing.map(sealingPair);
    this.signing = new SigningPair(sealing[0] ?? '');
  }

  /** The key to which bids are sealed now. */
  get current(): ServerPair {
    const [pair] = this.pairs;
    if (!pair) throw new Error('no sealing key');
    return pair;
  }

  /** The private half, for an opening after the deadline. @throws Error when that secret is no longer configured */
  async sealingKey(keyId: string): Promise<OwnKey> {
    const pair = this.pairs.find((one) => one.keyId === keyId);
    if (!pair) throw new Error(`the sealing key ${keyId} is not configured`);
    const privateKey = await importPrivateKey(pair.pkcs8, false);
    return { keyId, publicKey: pair.publicKey, privateKey };
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.publishKeys(this.source);
  }

  /** Keeps the public halves for ever, so that old receipts can be verified after a change of keys. */
  async publishKeys(writer: Pick<EntityManager, 'query'>): Promise<void> {
    const rows = [
      { ...this.signing, kind: 'signing' },
      ...this.pairs.map((pair) => ({ ...pair, kind: 'sealing' })),
    ];
    for (const { keyId, kind, publicKey } of rows)
      await writer.query(
        `insert into sealing_keys (key_id, kind, public_key, since) values ($1, $2, $3, app_now())
         on conflict (key_id) do nothing`,
        [keyId, kind, publicKey],
      );
  }
}
