import { fromBase64, sha256, utf8 } from './bytes.js';
import { canonicalJson } from './canonical-json.js';

/** What the server vouches for when it accepts a sealed bid. */
export interface Receipt {
  readonly v: 1;
  readonly type: 'aism-bid-receipt';
  readonly bidId: string;
  readonly scenarioId: string;
  readonly version: number;
  /** SHA-256 of the canonical manifest: every sealed byte hangs on it. */
  readonly manifestHash: string;
  /** The database clock at acceptance, after the last byte. */
  readonly sealedAt: string;
  /** Which of the server's signing keys. */
  readonly keyId: string;
}

export interface SignedReceipt {
  readonly receipt: Receipt;
  /** Ed25519 over the canonical JSON of `receipt`, in base64. */
  readonly signature: string;
}

/** What is signed. */
export const receiptText = (receipt: Receipt): string => canonicalJson(receipt);

/** The receipt's own hash, as the public minute of the opening names it. */
export const receiptHash = (receipt: Receipt): Promise<string> =>
  sha256(utf8(receiptText(receipt)));

const texts = ['bidId', 'scenarioId', 'manifestHash', 'sealedAt', 'keyId'] as const;

/** Reads the text of a receipt file; null when it is none. */
export function parseReceipt(text: string): SignedReceipt | null {
  try {
    const value = JSON.parse(text) as Partial<SignedReceipt> | null;
    const receipt = value?.receipt as Partial<Record<string, unknown>> | undefined;
    const fits =
      receipt?.v === 1 &&
      receipt.type === 'aism-bid-receipt' &&
      Number.isInteger(receipt.version) &&
      texts.every((name) => typeof receipt[name] === 'string') &&
      Object.keys(receipt).length === texts.length + 3 &&
      typeof value?.signature === 'string';
    return fits ? (value as SignedReceipt) : null;
  } catch {
    return null;
  }
}

/** Whether the receipt was signed with the key (raw Ed25519, base64); any change of a letter makes it false. */
export async function isSignedBy(signed: SignedReceipt, publicKey: string): Promise<boolean> {
  try {
    const key = await crypto.subtle.importKey('raw', fromBase64(publicKey), 'Ed25519', false, [
      'verify',
    ]);
    const signature = fromBase64(signed.signature);
    return await crypto.subtle.verify('Ed25519', key, signature, utf8(receiptText(signed.receipt)));
  } catch {
    return false;
  }
}
