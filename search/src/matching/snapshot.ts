// A whole corpus as bytes and back. Only a snapshot of the same weights and thesaurus is taken over: another model reads
// texts otherwise.
import type { Corpus } from './corpus.js';
import type { Basis } from './latent.js';
import { MODEL } from './score.js';
import { Sections, type ByteReader } from './sections.js';
import type { Thesaurus } from './thesaurus/thesaurus.js';

/** Changes with the layout of snapshots. */
const FORMAT = 's2';

const codeVersion = (thesaurus: Thesaurus): string => `${FORMAT}-${MODEL}-${thesaurus.version}`;

/** The bytes of a corpus, piece by piece. */
export function snapshotOf(
  corpus: Corpus,
  thesaurus: Thesaurus,
  latent: Basis | null,
): Generator<Uint8Array> {
  const sections = Sections.empty();
  sections.plain('model', codeVersion(thesaurus)).plain('latent', latent);
  corpus.save(sections);
  return sections.pieces();
}

/**
 * Fills an empty corpus.
 * @returns the latent space of the snapshot
 * @throws Error for bytes that are no snapshot or one of another model, or where the corpus is not empty
 */
export function restoreInto(corpus: Corpus, thesaurus: Thesaurus, read: ByteReader): Basis | null {
  const sections = Sections.read(read);
  const model = sections.plainOf<string>('model');
  if (model !== codeVersion(thesaurus)) throw new Error(`snapshot: of another model (${model})`);
  if (corpus.demands.size + corpus.supplies.size > 0) {
    throw new Error('snapshot: this engine is not empty');
  }
  const latent = sections.plainOf<Basis | null>('latent');
  corpus.load(sections, latent);
  return latent;
}
