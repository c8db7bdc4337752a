/** Sealed bids: what browsers, the server and the commands share. WebCrypto and a sharing scheme, nothing else. */
export { fromBase64, sha256, toBase64 } from './bytes.js';
export { canonicalJson } from './canonical-json.js';
export {
  envelopeText,
  headerOf,
  importContentKey,
  isTrueShare,
  manifestHash,
  openChunk,
  openContentSecret,
  openShare,
  sealEnvelope,
  threshold,
  type OwnKey,
} from './envelope.js';
export {
  backUpOfficerKey,
  newOfficerKey,
  restoreOfficerKey,
  type OfficerKeyBackup,
} from './officer-keys.js';
export { isSignedBy, parseReceipt, receiptHash, receiptText } from './receipt.js';
export type { Receipt, SignedReceipt } from './receipt.js';
export { chunkBytes, envelopeKinds, headerBytes, tagBytes } from './shapes.js';
export type {
  EnvelopeContext,
  EnvelopeKind,
  KeySet,
  Manifest,
  SealedChunk,
  SealedEnvelope,
  SealedShare,
  Wrapped,
} from './shapes.js';
export { importPrivateKey, importPublicKey, keyIdOf } from './wrapping.js';
