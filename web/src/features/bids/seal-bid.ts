import {
  canonicalJson,
  envelopeText,
  isSignedBy,
  manifestHash,
  parseReceipt,
  sealEnvelope,
  type EnvelopeKind,
  type KeySet,
  type Manifest,
} from '@aism/sealing';
import { api, ifMatch, putBytes, read, readBytes } from '../../api/client';
import { OFFLINE, Problem } from '../../api/problem';
import type { components } from '../../api/schema';
import type { Bid, BidDraft } from './bid-queries';

type Schemas = components['schemas'];
export type Receipt = Schemas['BidReceipt'];

/** Where a sealing stands. Bytes are of ciphertext. */
export type SealStep =
  | { at: 'keys' }
  | { at: 'encrypting'; sent: number; total: number }
  | { at: 'paused'; sent: number; total: number }
  | { at: 'accepting' }
  | { at: 'checking' };

export interface SealWatch {
  onStep: (step: SealStep) => void;
  /** The way to the server is broken: resolves when to try the same piece again, rejects to give up. */
  again: () => Promise<void>;
}

export interface Sealed {
  receipt: Receipt;
  /** This browser found the receipt signed by the published key, over exactly what was encrypted here. Null: it cannot check. */
  checked: boolean | null;
}

/** Rough size of an envelope's JSON beside the files; only the progress bar looks at it. */
const HEADER_BYTES = 20_000;
const TRIES = 3;
const WAIT_MS = 800;

const passing = (cause: unknown) =>
  cause instanceof Problem &&
  (cause.code === OFFLINE || cause.status >= 500 || cause.status === 429);

/** Sends one piece; short breaks are waited out, long ones are the reader's to end. Nothing that arrived is sent again. */
async function persist(send: () => Promise<void>, watch: SealWatch, pause: () => void) {
  for (let round = 1; ; round++) {
    try {
      return await send();
    } catch (cause) {
      if (!passing(cause)) throw cause;
      if (round % TRIES === 0) {
        pause();
        await watch.again();
      } else await new Promise((resolve) => setTimeout(resolve, WAIT_MS * round));
    }
  }
}

/** What goes into the envelope beside the files, exactly as it comes out at the opening. */
function headersOf({ technique, price, files }: BidDraft) {
  const shown = files.map(({ id, name, type, size, sha256 }) => ({ id, name, type, size, sha256 }));
  return { technique: { technique, files: shown }, price: { price } };
}

/**
 * Seals a bid: reads the saved draft and its files, encrypts both envelopes here, sends only ciphertext, and has the
 * server accept the whole. The keys of this attempt live in this tab alone; when it dies the draft is untouched and
 * sealing begins anew.
 * @throws Problem when refused; the draft is then as it was
 */
export async function sealBid(bid: Bid, draft: BidDraft, watch: SealWatch): Promise<Sealed> {
  watch.onStep({ at: 'keys' });
  const { scenarioId } = bid.scenario;
  const { keySet } = await read(
    api.GET('/api/v1/scenarios/{id}/opening-officers', { params: { path: { id: scenarioId } } }),
  );
  const sealing = await read(
    api.POST('/api/v1/bids/{id}/sealings', {
      params: { path: { id: bid.id } },
      body: { keySetId: keySet?.id ?? '' },
    }),
  );
  if (!keySet) throw new Problem({ title: 'no keys' }, 0);
  const manifest = await encrypt(bid, draft, { keySet, sealing, watch });
  watch.onStep({ at: 'accepting' });
  const receipt = await accept(bid, sealing, manifest, watch);
  watch.onStep({ at: 'checking' });
  return { receipt, checked: await checkReceipt(receipt, manifest) };
}

interface Attempt {
  keySet: KeySet;
  sealing: Schemas['Sealing'];
  watch: SealWatch;
}

async function encrypt(
  bid: Bid,
  draft: BidDraft,
  { keySet, sealing, watch }: Attempt,
): Promise<Manifest> {
  const files = draft.files.filter((file) => file.complete && file.purpose === 'draft');
  const headers = headersOf({ ...draft, files });
  const total = files.reduce((sum, file) => sum + file.size, 2 * HEADER_BYTES);
  let sent = 0;
  const seal = (kind: EnvelopeKind, text: AsyncIterable<Uint8Array>) => {
    const { scenarioId } = bid.scenario;
    const context = {
      ...{ scenarioId, bidId: bid.id, version: sealing.version, kind, keySetId: keySet.id },
    };
    return sealEnvelope(context, keySet, text, async (no, chunk) => {
      watch.onStep({ at: 'encrypting', sent: Math.min(sent, total), total });
      await persist(
        () => putBytes(`/sealings/${sealing.id}/chunks/${kind}-${no}`, chunk),
        watch,
        () => watch.onStep({ at: 'paused', sent: Math.min(sent, total), total }),
      );
      sent += chunk.length;
    });
  };
  const contents = files.map((file) => readBytes(`/bids/${bid.id}/files/${file.id}`));
  const technique = await seal('technique', envelopeText(headers.technique, contents));
  const price = await seal('price', envelopeText(headers.price));
  return {
    v: 1,
    scenarioId: bid.scenario.scenarioId,
    bidId: bid.id,
    version: sealing.version,
    keySetId: keySet.id,
    envelopes: [technique, price],
  };
}

/** Has the whole accepted. An answer that got lost is asked for again: the server gives the same receipt. */
async function accept(
  bid: Bid,
  sealing: Schemas['Sealing'],
  manifest: Manifest,
  watch: SealWatch,
): Promise<Receipt> {
  let receipt: Receipt | undefined;
  const send = async () => {
    receipt = await read(
      api.POST('/api/v1/bids/{id}/receipts', {
        params: { path: { id: bid.id } },
        headers: ifMatch(bid.version),
        body: {
          sealingId: sealing.id,
          scenarioVersion: bid.scenario.publishedVersion,
          manifest: manifest as unknown as Schemas['SealBid']['manifest'],
        },
      }),
    );
  };
  await persist(send, watch, () => watch.onStep({ at: 'paused', sent: 1, total: 1 }));
  if (!receipt) throw new Problem({ title: 'no receipt' }, 0);
  return receipt;
}

/** Whether the receipt is what it should be, judged here: signed, and over this very manifest. */
async function checkReceipt(receipt: Receipt, manifest: Manifest): Promise<boolean | null> {
  const signed = parseReceipt(receipt.text);
  if (!signed || signed.receipt.manifestHash !== (await manifestHash(manifest))) return false;
  return signatureStands(receipt.text);
}

/** Whether a receipt's text carries a signature of a published key. Null where this browser cannot tell. */
export async function signatureStands(text: string): Promise<boolean | null> {
  const signed = parseReceipt(text);
  if (!signed) return false;
  if (!(await canVerify())) return null;
  const { items } = await read(api.GET('/api/v1/sealing-keys'));
  const key = items.find((one) => one.kind === 'signing' && one.keyId === signed.receipt.keyId);
  return key ? isSignedBy(signed, key.publicKey) : false;
}

/** Older browsers know no Ed25519. */
async function canVerify(): Promise<boolean> {
  try {
    await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify']);
    return true;
  } catch {
    return false;
  }
}

/** The bidder's own copy of a draft: what is sealed can be read by nobody, its writer included. */
export const copyOf = (bid: Bid, draft: BidDraft): string =>
  canonicalJson({
    type: 'aism-bid-copy',
    scenarioId: bid.scenario.scenarioId,
    technique: draft.technique,
    price: draft.price,
  });
