import type { INestApplicationContext } from '@nestjs/common';
import { envelopeText, sealEnvelope, type KeySet, type SealedEnvelope } from '@aism/sealing';
import { BidMembersService } from '../../modules/bids/bid-members.service.js';
import { BidSealingsService } from '../../modules/bids/bid-sealings.service.js';
import { BidsQueries } from '../../modules/bids/bids.queries.js';
import { BidsService } from '../../modules/bids/bids.service.js';
import { editBid } from '../../modules/bids/bids.schemas.js';
import { sealBid } from '../../modules/bids/sealings.schemas.js';
import type { Actor } from '../../platform/http/actor.js';
import { ownerOf, type Cast } from './actors.js';

/** A bid of api/seed/demo-calls.json. */
export interface BidRow {
  readonly organisation: string;
  readonly partners?: readonly string[];
  /** Not sealed: it stays on its writer's desk. */
  readonly draft?: boolean;
  /** Two by default. */
  readonly sealedDaysBefore?: number;
  readonly summary: string;
  readonly approach: string;
  /** One for each must of the scenario, in its order. */
  readonly answers: readonly string[];
  readonly plan: readonly object[];
  readonly team: readonly object[];
  readonly amountFen: number;
  /** Each evaluator's values of the standard criteria; null: not given yet. */
  readonly scores?: readonly (readonly number[] | null)[];
  readonly strengths?: string;
  readonly improvements?: string;
}

/** Writes a bid, has its partners consent, and seals it as the bidder's browser would. @returns its id */
export async function makeBid(
  app: INestApplicationContext,
  cast: Cast,
  call: { readonly scenarioId: string; readonly keys: KeySet },
  row: BidRow,
): Promise<string> {
  const bids = app.get(BidsService, { strict: false });
  const members = app.get(BidMembersService, { strict: false });
  const { actor, organisationId } = ownerOf(cast, row.organisation);
  const { id } = await bids.draft({ scenarioId: call.scenarioId, organisationId }, actor);
  for (const key of row.partners ?? []) {
    const partner = ownerOf(cast, key);
    await members.invite(id, { organisationId: partner.organisationId }, actor);
    await members.answer(id, partner.organisationId, 'consented', partner.actor);
  }
  const content = contentOf(row);
  const queries = app.get(BidsQueries, { strict: false });
  const { version } = await queries.one(id, actor);
  await bids.edit(id, content, `"${version}"`, actor);
  if (!row.draft) await sealAs(app, { ...call, bidId: id, content }, actor);
  return id;
}

function contentOf(row: BidRow) {
  const { summary, approach, plan, team, amountFen } = row;
  const answers = row.answers.map((text, i) => ({
    ...{ requirement: `must-${i}`, answer: 'meets', text },
  }));
  const price = { amountFen, currency: 'CNY', taxIncluded: true, items: [], validDays: 90 };
  return editBid.parse({ technique: { summary, approach, answers, plan, team }, price });
}

interface ToSeal {
  readonly scenarioId: string;
  readonly bidId: string;
  readonly keys: KeySet;
  readonly content: ReturnType<typeof contentOf>;
}

async function sealAs(
  app: INestApplicationContext,
  { scenarioId, bidId, keys, content }: ToSeal,
  actor: Actor,
): Promise<void> {
  const sealings = app.get(BidSealingsService, { strict: false });
  const begun = await sealings.begin(bidId, { keySetId: keys.id }, actor);
  const bound = { scenarioId, bidId, version: begun.version, keySetId: keys.id };
  const headers = {
    technique: { technique: content.technique, files: [] },
    price: { price: content.price },
  };
  const envelopes: SealedEnvelope[] = [];
  for (const kind of ['technique', 'price'] as const) {
    const put = (no: number, chunk: Uint8Array) =>
      sealings.putChunk(begun.id, { kind, no }, Buffer.from(chunk), actor);
    envelopes.push(await sealEnvelope({ ...bound, kind }, keys, envelopeText(headers[kind]), put));
  }
  const { version } = await app.get(BidsQueries, { strict: false }).one(bidId, actor);
  const { id: sealingId, scenarioVersion } = begun;
  const manifest = { v: 1, ...bound, envelopes };
  await sealings.seal(
    bidId,
    sealBid.parse({ sealingId, scenarioVersion, manifest }),
    `"${version}"`,
    actor,
  );
}
