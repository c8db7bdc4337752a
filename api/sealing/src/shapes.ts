/** The two envelopes of a bid; price stays closed until technique is judged. */
export const envelopeKinds = ['technique', 'price'] as const;
export type EnvelopeKind = (typeof envelopeKinds)[number];

/** Bytes of a sealed chunk; the last one of an envelope may be shorter. */
export const chunkBytes = 512 * 1024;
/** What AES-GCM adds to each chunk. */
export const tagBytes = 16;
/** Most bytes of the JSON part of an envelope, so that it always lies in the first chunk. */
export const headerBytes = 400_000;

/** What an envelope is bound to: under any other it does not open. */
export interface EnvelopeContext {
  readonly scenarioId: string;
  readonly bidId: string;
  readonly version: number;
  readonly kind: EnvelopeKind;
  readonly keySetId: string;
}

/** A key by its fingerprint; `publicKey` is the uncompressed P-256 point in base64. */
export interface PublicKey {
  readonly keyId: string;
  readonly publicKey: string;
}

/** For whom a bid is sealed: any two of the officers, together with the server. */
export interface KeySet {
  readonly id: string;
  readonly officers: readonly PublicKey[];
  readonly server: PublicKey;
}

/** A secret for the holder of one key. */
export interface Wrapped {
  readonly ephemeral: string;
  readonly iv: string;
  readonly ciphertext: string;
}

/** One officer's part of an envelope's key. The commitment tells a false share from the true one. */
export interface SealedShare {
  readonly keyId: string;
  readonly commitment: string;
  readonly wrapped: Wrapped;
}

export interface SealedChunk {
  readonly size: number;
  readonly sha256: string;
}

export interface SealedEnvelope {
  readonly kind: EnvelopeKind;
  readonly chunks: readonly SealedChunk[];
  readonly serverPart: Wrapped;
  readonly shares: readonly SealedShare[];
}

/** Everything a receipt vouches for. */
export interface Manifest {
  readonly v: 1;
  readonly scenarioId: string;
  readonly bidId: string;
  readonly version: number;
  readonly keySetId: string;
  readonly envelopes: readonly SealedEnvelope[];
}
